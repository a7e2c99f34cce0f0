import { toMinor } from "../figure.ts";
import { aliveProbability } from "../models/bg-nbd-forecast.ts";
import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import { type Calibration, drawFactor } from "../models/calibration.ts";
import { expectedSpend, type GammaGamma } from "../models/gamma-gamma.ts";
import { spreadOf } from "../models/posterior.ts";
import { randomFrom } from "../models/random.ts";
import { dot } from "../models/symmetric-matrix.ts";
import { drawSpending, type FittedModels, type ObservedCustomer } from "./draw-spending.ts";
import { type Ahead, purchasesIfAlive } from "./score-table.ts";
import type { AmountRange } from "./valuation.ts";

/**
 * How uncertain sums over all customers are. Of small bases the draws of everybody added up, in minor units of revenue;
 * of large ones, first order: the deviation of the logarithm of the sum that comes from the parameters, and the variance
 * that customers' own chance adds, per customer.
 */
export type Uncertainty =
  | { method: "drawn"; ahead: Float64Array; year: Float64Array }
  | { method: "first-order"; parameters: number; ahead: number; year: number };

const chanceDraws = 8;

/** First-order uncertainty from a sample of customers, each counted `weight` times. */
export function firstOrder(
  fitted: FittedModels,
  sample: readonly ObservedCustomer[],
  ahead: Ahead,
): Uncertainty {
  const point = { buying: fitted.buying.model, spend: fitted.spend.model };
  const purchases = purchasesOf(sample, point.buying, ahead);
  const total = (buying: BgNbd, spend: GammaGamma) =>
    revenueOf(sample, buying === point.buying ? purchases : purchasesOf(sample, buying, ahead), spend);
  const { r, alpha, a, b } = point.buying;
  const step = 0.01;
  const slope = (move: (factor: number) => number) =>
    (Math.log(move(Math.exp(step))) - Math.log(move(Math.exp(-step)))) / (2 * step);
  const buying = [
    slope((factor) => total({ ...point.buying, r: r * factor }, point.spend)),
    slope((factor) => total({ ...point.buying, alpha: alpha * factor }, point.spend)),
    slope((factor) => total({ ...point.buying, a: a * factor }, point.spend)),
    slope((factor) => total({ ...point.buying, b: b * factor }, point.spend)),
  ];
  const { p, q, gamma } = point.spend;
  const spend = [
    slope((factor) => total(point.buying, { ...point.spend, p: p * factor })),
    slope((factor) => total(point.buying, { ...point.spend, q: 1 + (q - 1) * factor })),
    slope((factor) => total(point.buying, { ...point.spend, gamma: gamma * factor })),
  ];
  const variance = quadratic(buying, fitted.buying.covariance) + quadratic(spend, fitted.spend.covariance);
  const chance = chanceOf(fitted, sample, ahead);
  return { method: "first-order", parameters: Math.sqrt(Math.max(variance, 0)), ...chance };
}

function quadratic(slopes: readonly number[], covariance: readonly (readonly number[])[]): number {
  return dot(
    slopes,
    covariance.map((row) => dot(row, slopes)),
  );
}

function purchasesOf(sample: readonly ObservedCustomer[], buying: BgNbd, ahead: Ahead): Float64Array {
  return Float64Array.from(sample, (one) => {
    const history = { x: one.repeats, tx: one.recencyDays / 7, age: one.ageDays / 7 };
    return aliveProbability(buying, history) * purchasesIfAlive(buying, one, ahead);
  });
}

function revenueOf(sample: readonly ObservedCustomer[], purchases: Float64Array, spend: GammaGamma): number {
  return sample.reduce((sum, one, index) => {
    const mean = one.paid === 0 ? 0 : one.paidMinor / one.paid;
    return sum + (purchases[index] ?? 0) * expectedSpend(spend, { x: one.paid, mean });
  }, 0);
}

function chanceOf(fitted: FittedModels, sample: readonly ObservedCustomer[], ahead: Ahead) {
  const model = { purchases: fitted.buying.model, spend: fitted.spend.model };
  const models = Array.from({ length: chanceDraws }, () => model);
  const variances = { ahead: 0, year: 0 };
  for (const one of sample) {
    const draws = drawSpending(one, models, ahead);
    variances.ahead += varianceOf(draws.ahead) / sample.length;
    variances.year += varianceOf(draws.year) / sample.length;
  }
  return variances;
}

function varianceOf(draws: Float64Array): number {
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  return draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (draws.length - 1);
}

const totalDraws = 2_000;

/** A sum over all customers with its interval, before and after calibration. Minor units of margin. */
export function rangesOf(
  uncertainty: Uncertainty,
  which: "ahead" | "year",
  known: { sumMinor: number; customers: number; share: number; calibration: Calibration },
): { plain: AmountRange; calibrated: AmountRange } {
  const { sumMinor, calibration } = known;
  const random = randomFrom(which === "ahead" ? 31 : 32);
  const draws = drawsOf(uncertainty, which, known);
  const corrected = draws.map((draw) => draw * drawFactor(random, calibration));
  return {
    plain: rangeOf(sumMinor, draws),
    calibrated: rangeOf(sumMinor * calibration.factor, corrected),
  };
}

function drawsOf(
  uncertainty: Uncertainty,
  which: "ahead" | "year",
  { sumMinor, customers, share }: { sumMinor: number; customers: number; share: number },
): Float64Array {
  if (uncertainty.method === "drawn") return uncertainty[which].map((draw) => draw * share);
  const random = randomFrom(33);
  const chance = share * Math.sqrt(uncertainty[which] * customers);
  return Float64Array.from({ length: totalDraws }, () => {
    const total = sumMinor * Math.exp(uncertainty.parameters * random.normal());
    return Math.max(0, total + chance * random.normal());
  });
}

function rangeOf(amount: number, draws: Float64Array): AmountRange {
  const { low, median, high } = spreadOf(draws);
  return {
    amountMinor: toMinor(amount).toString(),
    lowMinor: toMinor(low).toString(),
    medianMinor: toMinor(median).toString(),
    highMinor: toMinor(high).toString(),
  };
}
