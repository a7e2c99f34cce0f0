import { copyOut, readBigint, rowShape } from "#app/platform/copied-rows.server.ts";
import { readWords, type Words } from "./ascending-ids.ts";
import { idBytes, type NamedCustomers } from "./customer-columns.ts";
import { inAnyCurrency, type Known } from "./orders-in-any-currency.ts";
import { literal } from "./sql-words.ts";
import type { ValuationSession } from "./valuation-session.server.ts";

const idShape = rowShape([16]);

/** Notes which customers have orders in another currency, for as long as the session lasts, and gives them in the order of ids. */
export async function noteForeign(session: ValuationSession, others: readonly string[]): Promise<Words[]> {
  const ids: Words[] = [];
  if (others.length === 0) return ids;
  await session.query(
    `drop table if exists pg_temp.foreign_customer;
     create temporary table foreign_customer as
       select distinct customer_id from customer_spend where currency in (${others.map(literal).join(", ")});
     analyze pg_temp.foreign_customer`,
  );
  const [id = 0] = idShape.places;
  await copyOut(
    session,
    "select customer_id from foreign_customer order by 1",
    idShape,
    (rows, from, count) => {
      for (let row = 0; row < count; row++)
        ids.push(readWords([0, 0, 0, 0], rows, from + row * idShape.bytes + id));
    },
  );
  return ids;
}

const shape = rowShape([16, 4, 4, 4, 4, 8]);
const [id = 0, repeats = 0, recency = 0, age = 0, paid = 0, paidMinor = 0] = shape.places;

/**
 * Reads the customers that were noted, seen in SQL: each of their orders at the rate of its day.
 * @returns how many have an order that is known
 */
export async function readForeign(
  session: ValuationSession,
  { ids, customers }: NamedCustomers,
  known: Known,
  others: readonly string[],
): Promise<number> {
  if (others.length === 0) return 0;
  const select = `select customer_id, repeats, recency_days, age_days, paid, paid_minor
    from (${inAnyCurrency("foreign_customer", known, others)}) seen order by 1`;
  let size = 0;
  await copyOut(session, select, shape, (rows, from, count) => {
    for (let row = 0, at = from; row < count; row++, at += shape.bytes, size++) {
      for (let byte = 0; byte < idBytes; byte++) ids[size * idBytes + byte] = rows.getUint8(at + id + byte);
      customers.repeats[size] = rows.getInt32(at + repeats);
      customers.recencyDays[size] = rows.getInt32(at + recency);
      customers.ageDays[size] = rows.getInt32(at + age);
      customers.paid[size] = rows.getInt32(at + paid);
      customers.paidMinor[size] = readBigint(rows, at + paidMinor);
    }
  });
  return size;
}
