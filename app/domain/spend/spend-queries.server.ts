import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** Orders and their sum in one currency, minor units as text. */
export type SpendView = { currency: string; orders: number; spentMinor: string; refundedMinor: string };

export type CustomerSpendView = SpendView & { firstOrderAt: Date; lastOrderAt: Date };

/** What a customer has spent, one row a currency, the largest number of orders first. */
export function spendOf(customerId: string): Promise<CustomerSpendView[]> {
  return sql<CustomerSpendView>(
    pool,
    `select currency, orders, spent_minor::text as "spentMinor", refunded_minor::text as "refundedMinor",
       first_order_at as "firstOrderAt", last_order_at as "lastOrderAt"
     from customer_spend where customer_id = $1 order by orders desc, currency`,
    [customerId],
  );
}

/** Orders placed in the month that a moment lies in, by the calendar of a time zone, one row a currency. */
export function ordersOfMonth(moment: Date, timeZone: string): Promise<Omit<SpendView, "refundedMinor">[]> {
  return sql(
    pool,
    `with month as (select date_trunc('month', $1::timestamptz at time zone $2) as start)
     select o.currency, count(*)::int as orders, sum(o.amount_minor)::text as "spentMinor"
     from month m join purchase_order o on o.placed_at >= m.start at time zone $2
       and o.placed_at < (m.start + interval '1 month') at time zone $2
     group by o.currency order by count(*) desc`,
    [moment, timeZone],
  );
}
