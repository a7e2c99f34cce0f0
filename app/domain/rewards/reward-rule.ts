import { minorDigits } from "#app/kernel/money.ts";

/** A version of the rule: credit to both after the friend's first order. Amounts in minor units of `currency`. */
export type RewardRule = {
  id: string;
  version: number;
  advocateAmountMinor: bigint;
  friendAmountMinor: bigint;
  currency: string;
  holdDays: number;
  minimumOrderMinor: bigint;
  active: boolean;
};

/** The terms a new company begins with: 20 each in its own currency, on hold for 14 days. */
export function firstRule(currency: string): Omit<RewardRule, "id" | "version"> {
  const amount = 20n * 10n ** BigInt(minorDigits(currency));
  return {
    advocateAmountMinor: amount,
    friendAmountMinor: amount,
    currency,
    holdDays: 14,
    minimumOrderMinor: 0n,
    active: true,
  };
}
