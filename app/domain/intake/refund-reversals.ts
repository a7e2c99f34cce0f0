import { reverseOrderForRefund, type StandingEntry } from "../value/books/reversal.ts";
import type { EntryDraft, ValueEntry } from "../value/entry.ts";

/** An order with its refunds in the order in which they came. Minor units. */
export type RefundedOrder = {
  order: { orderId: string; amountMinor: bigint };
  refunds: readonly { refundId: string; amountMinor: bigint; refundedAt: Date }[];
};

/** What the refunds of orders take back of figures of which nothing was taken back yet, one refund after the other. */
export function refundReversals(
  figures: readonly ValueEntry[],
  orders: readonly RefundedOrder[],
): EntryDraft[] {
  const byOrder = Map.groupBy(figures, ({ orderId }) => orderId);
  return orders.flatMap(({ order, refunds }) => {
    const standing = (byOrder.get(order.orderId) ?? []).map((entry): StandingEntry => {
      return { entry, reversed: { amountMinor: 0n, lowMinor: 0n, highMinor: 0n } };
    });
    let refundedMinor = 0n;
    return refunds.flatMap((refund) => {
      refundedMinor += refund.amountMinor;
      const drafts = reverseOrderForRefund(standing, {
        ...refund,
        refundedMinor,
        orderedMinor: order.amountMinor,
      });
      for (const draft of drafts) add(standing, draft);
      return drafts;
    });
  });
}

function add(standing: readonly StandingEntry[], { reversalOf, ...amounts }: EntryDraft): void {
  const reversed = standing.find(({ entry }) => entry.id === reversalOf)?.reversed;
  if (reversed === undefined) return;
  reversed.amountMinor += amounts.amountMinor;
  reversed.lowMinor += amounts.lowMinor;
  reversed.highMinor += amounts.highMinor;
}
