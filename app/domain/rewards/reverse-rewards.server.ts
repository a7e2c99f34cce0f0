import type { Executor } from "#app/platform/sql.server.ts";
import { type AccountName, lockAccounts, nameOf, postTransfers, type Transfer } from "./ledger.server.ts";
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
  const held = await lockAccounts(
    on,
    reversed.flatMap(({ standing }) => Object.values(accountsOf(standing))),
  );
  const transfers = reversed.map(({ standing, amountMinor }) => {
    const balanceMinor = held.get(nameOf(accountsOf(standing).available))?.balanceMinor ?? 0n;
    return reversingTransfer(standing, amountMinor, balanceMinor, refund.refundId);
  });
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

function accountsOf({ beneficiaryId: customerId, currency }: RewardStanding) {
  return {
    pending: { kind: "pending", customerId, currency },
    available: { kind: "available", customerId, currency },
    debt: { kind: "debt", customerId, currency },
    expense: { kind: "expense", customerId: null, currency },
  } as const satisfies Record<string, AccountName>;
}

/**
 * Takes from what is on hold, or from what is available; what the available balance cannot cover becomes a debt.
 * @param balanceMinor what the available account holds, locked: another refund may have taken from it a moment ago
 */
function reversingTransfer(
  standing: RewardStanding,
  amountMinor: bigint,
  balanceMinor: bigint,
  refundId: string,
): Transfer {
  const { pending, available, debt, expense } = accountsOf(standing);
  const covered = balanceMinor < amountMinor ? balanceMinor : amountMinor;
  const taken: Transfer["postings"] = standing.isAvailable
    ? [
        { account: available, amountMinor: -covered },
        { account: debt, amountMinor: covered - amountMinor },
      ]
    : [{ account: pending, amountMinor: -amountMinor }];
  return {
    scope: "refund",
    key: `${refundId} ${standing.id}`,
    kind: "reverse",
    rewardId: standing.id,
    reversesId: standing.transferId,
    postings: [...taken, { account: expense, amountMinor }],
  };
}
