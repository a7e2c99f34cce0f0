import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { RecordedOrder } from "./order.ts";

/** Writes orders into the books and adds them to the running totals of their customers. */
export async function saveOrders(on: Executor, orders: readonly RecordedOrder[], now: Date): Promise<void> {
  if (orders.length === 0) return;
  await sql(
    on,
    `with arrived as (
       select * from jsonb_to_recordset($1::text::jsonb) as o(id uuid, source text, external_id text, customer_id uuid,
         placed_at timestamptz, amount_minor bigint, currency text, cost_minor bigint)
     ), saved as (
       insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, cost_minor, recorded_at)
       select id, source, external_id, customer_id, placed_at, amount_minor, currency, cost_minor, $2::timestamptz from arrived
     )
     insert into customer_spend (customer_id, currency, orders, spent_minor, refunded_minor, first_order_at, last_order_at)
     select customer_id, currency, count(*), sum(amount_minor), 0, min(placed_at), max(placed_at)
     from arrived group by customer_id, currency order by customer_id, currency
     on conflict (customer_id, currency) do update set
       orders = customer_spend.orders + excluded.orders,
       spent_minor = customer_spend.spent_minor + excluded.spent_minor,
       first_order_at = least(customer_spend.first_order_at, excluded.first_order_at),
       last_order_at = greatest(customer_spend.last_order_at, excluded.last_order_at)`,
    [JSON.stringify(orders.map(row)), now],
  );
}

function row(order: RecordedOrder): Record<string, unknown> {
  return {
    id: order.id,
    source: order.source,
    external_id: order.externalId,
    customer_id: order.customerId,
    placed_at: order.placedAt,
    amount_minor: order.amountMinor.toString(),
    currency: order.currency,
    cost_minor: order.costMinor?.toString() ?? null,
  };
}
