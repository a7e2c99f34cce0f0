import { type Executor, sql } from "#app/platform/sql.server.ts";
import { inAnyCurrency, type Known } from "./orders-in-any-currency.ts";

/** Whether all that is known is in one currency; else which others there are. */
export async function otherCurrencies(on: Executor, currency: string): Promise<string[]> {
  const rows = await sql<{ currency: string }>(
    on,
    `with recursive found as (
       (select currency from customer_spend order by currency limit 1)
       union all
       select (select s.currency from customer_spend s where s.currency > f.currency order by s.currency limit 1)
       from found f where f.currency is not null)
     select currency from found where currency is not null and currency <> $1`,
    [currency],
  );
  return rows.map((row) => row.currency);
}

/** Customers by id, as `observe` sees their days of purchase (UTC); in the order of their ids. */
export async function observeSome(
  on: Executor,
  customerIds: readonly string[],
  known: Known,
): Promise<ObservedRow[]> {
  const others = await otherCurrencies(on, known.currency);
  return sql<ObservedRow>(
    on,
    `select customer_id as "customerId", repeats, recency_days as "recencyDays", age_days as "ageDays", paid,
       paid_minor::float8 as "paidMinor"
     from (${inAnyCurrency("unnest($1::uuid[]) as chosen(customer_id)", known, others)}) n order by customer_id`,
    [customerIds],
  );
}

export type ObservedRow = {
  customerId: string;
  repeats: number;
  recencyDays: number;
  ageDays: number;
  paid: number;
  paidMinor: number;
};
