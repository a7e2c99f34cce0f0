import { copyOut, readBigint, rowShape } from "#app/platform/copied-rows.server.ts";
import { compareWords, readWords, type Words } from "./ascending-ids.ts";
import { literal } from "./sql-words.ts";
import { shareOut, type ValuationSession } from "./valuation-session.server.ts";

/** A customer's id, a moment and an amount: an order, or what was paid back of one. */
export const purchaseShape = rowShape([16, 8, 8]);

/** What was paid back of the orders of a customer that were placed at a moment, as PostgreSQL counts it. */
export type Refunded = { customer: Words; moment: number; amountMinor: number };

/** All refunds of known orders in the order of customers and moments; sessions share the way from refunds to orders. */
export async function readRefunds(sessions: readonly ValuationSession[], until: Date): Promise<Refunded[]> {
  const at = literal(until.toISOString());
  const refunds: Refunded[] = [];
  await shareOut(
    sessions,
    sessions.map((_, index) => (session) => {
      const select = `select o.customer_id, o.placed_at, sum(r.amount_minor)::bigint
        from refund r join purchase_order o on o.id = r.order_id
        where r.refunded_at <= ${at} and r.recorded_at <= ${at} and o.placed_at <= ${at} and o.recorded_at <= ${at}
          and (uuid_hash_extended(r.order_id, 0) & 1023) * ${sessions.length} / 1024 = ${index} group by 1, 2`;
      return copyOut(session, select, purchaseShape, (rows, from, count) => {
        for (let row = 0, at = from; row < count; row++, at += purchaseShape.bytes)
          refunds.push(refundAt(rows, at));
      });
    }),
  );
  return refunds.sort(
    (one, other) => compareWords(one.customer, other.customer) || one.moment - other.moment,
  );
}

const [id = 0, moment = 0, amount = 0] = purchaseShape.places;

function refundAt(rows: DataView, at: number): Refunded {
  return {
    customer: readWords([0, 0, 0, 0], rows, at + id),
    moment: readBigint(rows, at + moment),
    amountMinor: readBigint(rows, at + amount),
  };
}
