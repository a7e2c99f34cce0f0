import { addDays, clockSlackMs } from "#app/kernel/dates.ts";
import type { RewardRule } from "./reward-rule.ts";

/** A friend who came through somebody: the outcome that says so. */
export type ReferredFriend = { outcomeId: string; advocateId: string; friendId: string; joinedAt: Date };

/** The order that may trigger the credit. */
export type TriggeringOrder = { id: string; placedAt: Date; amountMinor: bigint; currency: string };

/** A credit to give. Amounts in minor units. */
export type Credit = {
  beneficiaryId: string;
  kind: "referral-advocate" | "referral-friend";
  amountMinor: bigint;
  currency: string;
  reason: string;
  availableAt: Date;
};

export type CreditDecision =
  | { kind: "credited"; credits: Credit[] }
  | {
      kind: "none";
      because:
        | "no-rule"
        | "already-credited"
        | "not-the-first"
        | "empty-order"
        | "below-minimum"
        | "other-currency"
        | "before-joining";
    };

/**
 * Credit to both sides after a friend's first order. An order of nothing earns nothing; a minimum in another
 * currency than the order's cannot be compared, so it earns nothing either.
 */
export function decideReferralCredit(
  rule: RewardRule | null,
  friend: ReferredFriend,
  order: TriggeringOrder,
  before: { isCredited: boolean; hasBought: boolean },
): CreditDecision {
  if (rule === null || !rule.active) return { kind: "none", because: "no-rule" };
  if (before.isCredited) return { kind: "none", because: "already-credited" };
  if (before.hasBought) return { kind: "none", because: "not-the-first" };
  if (order.amountMinor <= 0n) return { kind: "none", because: "empty-order" };
  if (order.placedAt.getTime() < friend.joinedAt.getTime() - clockSlackMs)
    return { kind: "none", because: "before-joining" };
  if (rule.minimumOrderMinor > 0n && rule.currency !== order.currency)
    return { kind: "none", because: "other-currency" };
  if (order.amountMinor < rule.minimumOrderMinor) return { kind: "none", because: "below-minimum" };
  const terms = { currency: rule.currency, availableAt: addDays(order.placedAt, rule.holdDays) };
  const both: Credit[] = [
    {
      ...terms,
      beneficiaryId: friend.advocateId,
      kind: "referral-advocate",
      amountMinor: rule.advocateAmountMinor,
      reason: "A friend you invited placed their first order.",
    },
    {
      ...terms,
      beneficiaryId: friend.friendId,
      kind: "referral-friend",
      amountMinor: rule.friendAmountMinor,
      reason: "Welcome: you placed your first order after an invitation.",
    },
  ];
  return { kind: "credited", credits: both.filter(({ amountMinor }) => amountMinor > 0n) };
}
