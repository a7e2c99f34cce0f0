import { portion } from "#app/kernel/money.ts";

/**
 * What to take back of a reward when part of its order came back: the reward's share of all refunds together, less
 * what was taken back before, so that partial refunds never add up to more or less than the whole.
 * @param refundedMinor all refunds of the order so far, of `orderedMinor`, both in minor units of the order's currency
 */
export function amountToReverse(
  rewardMinor: bigint,
  reversedMinor: bigint,
  refundedMinor: bigint,
  orderedMinor: bigint,
): bigint {
  if (orderedMinor <= 0n) return 0n;
  const due = portion(rewardMinor, refundedMinor, orderedMinor) - reversedMinor;
  const left = rewardMinor - reversedMinor;
  if (due <= 0n) return 0n;
  if (due > left) return left;
  return due;
}
