import { minorDigits } from "#app/kernel/money.ts";
import type { Executor } from "#app/platform/sql.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/**
 * What a customer bought, the orders of each day (UTC) together: days counted from 1970-01-01, with what they came to in
 * major units, net of refunds.
 */
export type BoughtByDay = { customerId: string; days: number[]; amounts: number[] };

const batchSize = 5_000;

/** All customers with orders in a currency, in the order of their ids, some thousand at once. */
export async function* purchasesByDay(on: Executor, currency: string): AsyncGenerator<BoughtByDay[]> {
  const unit = 10 ** minorDigits(currency);
  for (let after: string | null = null; ; ) {
    const rows: BoughtByDay[] = await sql<BoughtByDay>(on, text, [after, currency, unit]);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.customerId ?? null;
    if (rows.length < batchSize) return;
  }
}

const text = `
  with chosen as (
    select customer_id from customer_spend where currency = $2::text and ($1::uuid is null or customer_id > $1::uuid)
    order by customer_id limit ${batchSize}
  ), bought as (
    select o.customer_id, (o.placed_at at time zone 'UTC')::date - date '1970-01-01' as day,
      sum(o.amount_minor - coalesce((select sum(f.amount_minor) from refund f where f.order_id = o.id), 0)) as paid
    from chosen join purchase_order o on o.customer_id = chosen.customer_id and o.currency = $2::text
    group by 1, 2
  )
  select customer_id as "customerId", array_agg(day order by day) as days,
    array_agg((paid / $3::int)::float8 order by day) as amounts
  from bought group by customer_id order by customer_id`;
