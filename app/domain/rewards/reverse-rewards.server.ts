import type { Executor } from "#app/platform/sql.server.ts";
import { postTransfers, type Transfer } from "./ledger.server.ts";
import { amountToReverse } from "./reversal.ts";
import { type RewardStanding, rewardsOfOrder } from "./reward-standing.server.ts";

/** A refund of an order, with all refunds of that order so far; minor units of the order's currency. */
export type RefundOfOrder = {
  refundId: string;
  orderId: string;
  refundedMinor: bigint;
  orderedMinor: bigint;
};

/** What was taken back of a reward. */
export type ReversedReward = {
  rewardId: string;
  beneficiaryId: string;
  amountMinor: bigint;
  currency: string;
};

/** Takes back the share of an order's rewards that its refunds make up, by reversing transfers. */
export async function reverseRewards(
  on: Executor,
  refund: RefundOfOrder,
  now: Date,
): Promise<ReversedReward[]> {
  const standings = await rewardsOfOrder(on, refund.orderId);
  const reversed = standings
    .map((standing) => ({ standing, amountMinor: amountOf(standing, refund) }))
    .filter(({ amountMinor }) => amountMinor > 0n);
  const transfers = reversed.map(({ standing, amountMinor }) =>
    reversingTransfer(standing, amountMinor, refund.refundId),
  );
  await postTransfers(on, transfers, now);
  return reversed.map(({ standing, amountMinor }) => ({
    rewardId: standing.id,
    beneficiaryId: standing.beneficiaryId,
    amountMinor,
    currency: standing.currency,
  }));
}

function amountOf(standing: RewardStanding, refund: RefundOfOrder): bigint {
  return amountToReverse(
    standing.amountMinor,
    standing.reversedMinor,
    refund.refundedMinor,
    refund.orderedMinor,
  );
}

/** Takes from what is on hold, or from what is available; what the available balance cannot cover becomes a debt. */
function reversingTransfer(standing: RewardStanding, amountMinor: bigint, refundId: string): Transfer {
  const { beneficiaryId: customerId, currency } = standing;
  const covered = standing.availableBalanceMinor < amountMinor ? standing.availableBalanceMinor : amountMinor;
  const taken: Transfer["postings"] = standing.isAvailable
    ? [
        { account: { kind: "available", customerId, currency }, amountMinor: -covered },
        { account: { kind: "debt", customerId, currency }, amountMinor: covered - amountMinor },
      ]
    : [{ account: { kind: "pending", customerId, currency }, amountMinor: -amountMinor }];
  return {
    scope: "refund",
    key: `${refundId} ${standing.id}`,
    kind: "reverse",
    rewardId: standing.id,
    reversesId: standing.transferId,
    postings: [...taken, { account: { kind: "expense", customerId: null, currency }, amountMinor }],
  };
}
