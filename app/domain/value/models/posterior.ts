import type { BgNbd } from "./bg-nbd-likelihood.ts";
import type { Fit } from "./fit.ts";
import type { GammaGamma } from "./gamma-gamma.ts";
import type { History, Spend } from "./histories.ts";
import { gamma, type Random } from "./random.ts";
import { drawPurchases, drawTemper } from "./simulate-future.ts";
import { dot, rootOf } from "./symmetric-matrix.ts";

/** The 10 %, 50 % and 90 % quantiles of draws, with their mean. */
export type Spread = { low: number; median: number; high: number; mean: number };

/** Sums up draws as an interval of 80 % with median and mean. Needs at least one. */
export function spreadOf(draws: ArrayLike<number>): Spread {
  const sorted = Float64Array.from(draws).sort();
  const at = (p: number) => {
    const place = p * (sorted.length - 1);
    const below = Math.floor(place);
    const [low, high] = [sorted[below] ?? 0, sorted[below + 1] ?? sorted[below] ?? 0];
    return low + (place - below) * (high - low);
  };
  const mean = sorted.reduce((sum, draw) => sum + draw, 0) / sorted.length;
  return { low: at(0.1), median: at(0.5), high: at(0.9), mean };
}

/**
 * Draws parameters around a fit, normal in their logarithms, to be shared by all customers of one draw: what is not
 * known about them does not average out over customers.
 */
export function drawBgNbd(random: Random, { model, covariance }: Fit<BgNbd>): BgNbd {
  const { r, alpha, a, b } = model;
  const root = rootOf(covariance) ?? [];
  const shocks = root.map(() => random.normal());
  const [inR = 0, inAlpha = 0, inA = 0, inB = 0] = root.map((row) => dot(row, shocks));
  return {
    variant: model.variant,
    r: r * Math.exp(inR),
    alpha: alpha * Math.exp(inAlpha),
    a: a * Math.exp(inA),
    b: b * Math.exp(inB),
  };
}

/** As `drawBgNbd`, over (ln p, ln(q−1), ln γ); what was held stays where it was. */
export function drawGammaGamma(random: Random, { model, covariance }: Fit<GammaGamma>): GammaGamma {
  const root = rootOf(covariance) ?? [];
  const shocks = root.map(() => random.normal());
  const [inP = 0, inQ = 0, inGamma = 0] = root.map((row) => dot(row, shocks));
  return {
    p: model.p * Math.exp(inP),
    q: 1 + (model.q - 1) * Math.exp(inQ),
    gamma: model.gamma * Math.exp(inGamma),
  };
}

/** Draws how many purchases all customers together make in the next `weeks`. */
export function drawTotal(random: Random, model: BgNbd, histories: Iterable<History>, weeks: number): number {
  let total = 0;
  for (const history of histories) {
    const temper = drawTemper(random, model, history);
    drawPurchases(random, temper, weeks, () => {
      total += 1;
    });
  }
  return total;
}

/** A customer in the eyes of both models. */
export type Customer = { history: History; spend: Spend };

/** What is drawn for: months ahead, weeks a month, and what money of the end of a month is worth at its beginning. */
export type Horizon = { months: number; weeks: number; monthly: number };

/**
 * Draws what a customer will spend within a horizon, discounted from the end of each month, in the money unit of γ:
 * temper and purchases as `drawTemper`, ν ~ Gamma(px + q, rate γ + x·z̄), each amount ~ Gamma(p, ν).
 * With `amounts` null each purchase weighs 1.
 */
export function drawFutureSpend(
  random: Random,
  model: BgNbd,
  amounts: GammaGamma | null,
  { history, spend }: Customer,
  { months, weeks, monthly }: Horizon,
): number {
  const temper = drawTemper(random, model, history);
  if (temper === null) return 0;
  const rate = amounts === null ? 1 : drawRate(random, amounts, spend);
  let total = 0;
  drawPurchases(random, temper, months * weeks, (after) => {
    const amount = amounts === null ? 1 : gamma(random, amounts.p) / rate;
    total += amount * monthly ** Math.ceil(after / weeks);
  });
  return total;
}

function drawRate(random: Random, { p, q, gamma: scale }: GammaGamma, { x, mean }: Spend): number {
  return gamma(random, p * x + q) / (scale + x * mean);
}
