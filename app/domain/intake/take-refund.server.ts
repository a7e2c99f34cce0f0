import type pg from "pg";
import { addDays } from "#app/kernel/dates.ts";
import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Actor, recordEvents } from "../activity/record-event.server.ts";
import { reverseRewards } from "../rewards/reverse-rewards.server.ts";
import { lockOrder } from "../spend/known-orders.server.ts";
import type { RecordedOrder } from "../spend/order.ts";
import { findRefund, refundedOf, saveRefund } from "../spend/refunds.server.ts";
import { reverseRefunded } from "../value/books/reverse-refunded.server.ts";
import { retrying } from "./take-orders.server.ts";

/** Money given back for an order, in minor units of the order's currency. */
export type RefundInput = {
  source: string;
  orderExternalId: string;
  externalId: string;
  amountMinor: bigint;
  refundedAt: Date;
};

export type RefundResult =
  | { kind: "created"; refundId: string }
  | { kind: "duplicate"; refundId: string }
  | Refused<"no-such-order" | "more-than-the-order" | "other-refund" | "bad-amount" | "bad-date">;

/** Takes a refund into the books and reverses its share of everything the order led to: rewards and value. */
export function takeRefund(refund: RefundInput, actor: Actor, now: Date): Promise<RefundResult> {
  return retrying(() => withTransaction((client) => takeRefundWithin(client, refund, actor, now)));
}

/** The same within a transaction that somebody else owns. */
export async function takeRefundWithin(
  client: pg.PoolClient,
  refund: RefundInput,
  actor: Actor,
  now: Date,
): Promise<RefundResult> {
  if (refund.amountMinor <= 0n)
    return refuse("bad-amount", "A refund gives something back: send an amount above zero.");
  if (refund.refundedAt > addDays(now, 1))
    return refuse("bad-date", "The refund lies in the future. Check the date.");
  const order = await lockOrder(client, refund.source, refund.orderExternalId);
  if (order === null) {
    return refuse(
      "no-such-order",
      `There is no order ${refund.orderExternalId} of ${refund.source}. Send the order first.`,
    );
  }
  const known = await findRefund(client, refund.source, refund.externalId);
  if (known !== null) {
    const isSame = known.orderId === order.id && known.amountMinor === refund.amountMinor;
    if (isSame) return { kind: "duplicate", refundId: known.id };
    return refuse(
      "other-refund",
      `Refund ${refund.externalId} of ${refund.source} is already in the books with another order or amount.`,
    );
  }
  const before = await refundedOf(client, order.id);
  if (before + refund.amountMinor > order.amountMinor) {
    const left = order.amountMinor - before;
    return refuse(
      "more-than-the-order",
      `Only ${left} of the order's ${order.amountMinor} (minor units) are left to refund.`,
    );
  }
  const refundId = await post(client, order, refund, before + refund.amountMinor, actor, now);
  return { kind: "created", refundId };
}

async function post(
  client: pg.PoolClient,
  order: RecordedOrder,
  refund: RefundInput,
  refundedMinor: bigint,
  actor: Actor,
  now: Date,
): Promise<string> {
  const refundId = newId(now);
  const { source, externalId, amountMinor, refundedAt } = refund;
  await saveRefund(
    client,
    { id: refundId, orderId: order.id, source, externalId, amountMinor, refundedAt },
    order,
    now,
  );
  const facts = { refundId, orderId: order.id, refundedMinor, orderedMinor: order.amountMinor, refundedAt };
  await reverseRefunded(client, order.id, facts, now);
  const reversed = await reverseRewards(client, facts, now);
  await recordEvents(
    client,
    [
      {
        actor,
        verb: "order.refunded",
        subjectKind: "order",
        subjectId: order.id,
        customerId: order.customerId,
        data: { refundId, source, externalId, amountMinor: amountMinor.toString(), currency: order.currency },
      },
      ...reversed.map((reward) => ({
        actor,
        verb: "reward.reversed",
        subjectKind: "reward",
        subjectId: reward.rewardId,
        customerId: reward.beneficiaryId,
        data: { refundId, amountMinor: reward.amountMinor.toString(), currency: reward.currency },
      })),
    ],
    now,
  );
  return refundId;
}
