import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { RecordedOrder } from "./order.ts";

/** A refund that stands in the books. Minor units of the order's currency. */
export type RecordedRefund = {
  id: string;
  orderId: string;
  source: string;
  externalId: string;
  amountMinor: bigint;
  refundedAt: Date;
};

/** A refund by its id at the source, or null. */
export async function findRefund(
  on: Executor,
  source: string,
  externalId: string,
): Promise<{ id: string; orderId: string; amountMinor: bigint } | null> {
  const [row] = await sql<{ id: string; order_id: string; amount_minor: bigint }>(
    on,
    "select id, order_id, amount_minor from refund where source = $1 and external_id = $2",
    [source, externalId],
  );
  return row === undefined
    ? null
    : { id: row.id, orderId: row.order_id, amountMinor: BigInt(row.amount_minor) };
}

/** All that was refunded of an order so far. */
export async function refundedOf(on: Executor, orderId: string): Promise<bigint> {
  const [row] = await sql<{ refunded: bigint }>(
    on,
    "select coalesce(sum(amount_minor), 0)::bigint as refunded from refund where order_id = $1::uuid",
    [orderId],
  );
  return BigInt(row?.refunded ?? 0);
}

/** Writes a refund and adds it to the running totals of the customer. */
export async function saveRefund(
  on: Executor,
  refund: RecordedRefund,
  order: RecordedOrder,
  now: Date,
): Promise<void> {
  await sql(
    on,
    `insert into refund (id, order_id, source, external_id, amount_minor, refunded_at, recorded_at)
     values ($1::uuid, $2::uuid, $3, $4, $5::bigint, $6::timestamptz, $7::timestamptz)`,
    [
      refund.id,
      refund.orderId,
      refund.source,
      refund.externalId,
      refund.amountMinor.toString(),
      refund.refundedAt,
      now,
    ],
  );
  await sql(
    on,
    "update customer_spend set refunded_minor = refunded_minor + $3::bigint where customer_id = $1::uuid and currency = $2",
    [order.customerId, order.currency, refund.amountMinor.toString()],
  );
}
