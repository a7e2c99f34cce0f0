import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** An order as the company's own systems know it. Amounts in minor units. */
export type OrderView = {
  id: string;
  source: string;
  externalId: string;
  customer: string | null;
  placedAt: Date;
  amountMinor: bigint;
  currency: string;
  costMinor: bigint | null;
  refundedMinor: bigint;
};

/** Orders, the last recorded first, a page at a time. `cursor` is the id of the last one seen, `customer` the shop's id. */
export async function orderPage(view: {
  customer: string | null;
  cursor: string | null;
  limit: number;
}): Promise<{ orders: OrderView[]; next: string | null }> {
  const rows = await sql<OrderView>(
    pool,
    `select o.id, o.source, o.external_id as "externalId", c.external_id as customer, o.placed_at as "placedAt",
       o.amount_minor as "amountMinor", o.currency, o.cost_minor as "costMinor",
       (select coalesce(sum(r.amount_minor), 0)::bigint from refund r where r.order_id = o.id) as "refundedMinor"
     from purchase_order o join customer c on c.id = o.customer_id
     where ($1::text is null or c.external_id = $1) and ($2::uuid is null or o.id < $2::uuid)
     order by o.id desc limit $3`,
    [view.customer, view.cursor, view.limit + 1],
  );
  const orders = rows.slice(0, view.limit);
  return { orders, next: rows.length > view.limit ? (orders.at(-1)?.id ?? null) : null };
}
