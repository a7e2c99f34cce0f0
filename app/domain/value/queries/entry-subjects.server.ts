import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { nameOf } from "../../people/customer-queries.server.ts";

/** What tells entries of one kind apart: the order, by the id of the shop, and the other customer whose it is. */
export type EntrySubject = { order: string | null; customer: string | null };

type Row = {
  id: string;
  order: string | null;
  isOther: boolean;
  name: string | null;
  email: string | null;
  externalId: string | null;
};

const forecast = /^to-come-(?:from|for)-([0-9a-f-]{36})$/;

/** What a customer's entries and forecasts are about, by their ids; those that stand alone are left out. */
export async function entrySubjects(
  customerId: string,
  ids: readonly string[],
): Promise<Record<string, EntrySubject>> {
  const others = ids.flatMap((id) => forecast.exec(id)?.[1] ?? []);
  const rows = await sql<Row>(
    pool,
    `select e.id::text, o.external_id as "order", o.customer_id <> $1::uuid as "isOther", c.name, c.email, c.external_id as "externalId"
     from value_entry e join purchase_order o on o.id = e.order_id join customer c on c.id = o.customer_id
     where e.customer_id = $1::uuid and e.id = any($2::uuid[])
     union all
     select c.id::text, null, true, c.name, c.email, c.external_id from customer c where c.id = any($3::uuid[])`,
    [customerId, ids.filter((id) => !id.startsWith("to-come")), others],
  );
  const found = new Map(
    rows.map(({ id, order, isOther, ...who }) => [id, { order, customer: isOther ? nameOf(who) : null }]),
  );
  return Object.fromEntries(
    ids.flatMap((id) => {
      const subject = found.get(forecast.exec(id)?.[1] ?? id);
      return subject === undefined ? [] : [[id, subject]];
    }),
  );
}
