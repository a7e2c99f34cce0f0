import { aliveProbability } from "./bg-nbd-forecast.ts";
import { type BgNbd, outlived } from "./bg-nbd-likelihood.ts";
import type { History } from "./histories.ts";
import { beta, exponential, gamma, type Random } from "./random.ts";

/** A customer's own rate of purchases a week, and the chance to be lost after each; null where lost already. */
export type Temper = { rate: number; loss: number } | null;

/** Draws a customer's temper from what their history says: alive with P, λ ~ Gamma(r+x, α+T), p ~ Beta(a, b+x). */
export function drawTemper(random: Random, model: BgNbd, history: History): Temper {
  if (random.uniform() >= aliveProbability(model, history)) return null;
  const { r, alpha, a, b, variant } = model;
  return {
    rate: gamma(random, r + history.x) / (alpha + history.age),
    loss: beta(random, a, b + outlived(variant, history.x)),
  };
}

/** Draws the moments of purchases in the next `weeks`, in weeks from now, in order, and calls `onPurchase` with each. */
export function drawPurchases(
  random: Random,
  temper: Temper,
  weeks: number,
  onPurchase: (after: number) => void,
): void {
  if (temper === null) return;
  let after = exponential(random) / temper.rate;
  while (after <= weeks) {
    onPurchase(after);
    if (random.uniform() < temper.loss) return;
    after += exponential(random) / temper.rate;
  }
}
