import { expectedPurchases } from "./bg-nbd-forecast.ts";
import type { BgNbd } from "./bg-nbd-likelihood.ts";
import { countDistribution } from "./count-distribution.ts";
import type { Fit } from "./fit.ts";
import { distinctHistories, type Histories, type History, type Weighted } from "./histories.ts";
import { drawBgNbd, drawTotal, type Spread, spreadOf } from "./posterior.ts";
import { randomFrom } from "./random.ts";
import { dot } from "./symmetric-matrix.ts";

type Base = readonly Weighted<History>[];

/** Of more customers than this the sum is as good as normal. */
const mostToDraw = 10_000;

/**
 * Interval of 80 % of what all customers buy in the next `weeks`, parameters uncertain. Of up to 10,000 customers by up to
 * 1,000 draws; of more, by the variance of everybody's own chance and, first order, that of the parameters.
 */
export function totalOf(
  fit: Fit<BgNbd>,
  histories: Histories,
  { weeks, seed }: { weeks: number; seed: number },
): Spread {
  const distinct = distinctHistories(histories);
  return histories.customers <= mostToDraw
    ? drawnTotal(fit, distinct, weeks, seed)
    : firstOrderTotal(fit, distinct, weeks);
}

function drawnTotal(fit: Fit<BgNbd>, distinct: Base, weeks: number, seed: number): Spread {
  const random = randomFrom(seed);
  const all = distinct.flatMap((one) => Array.from({ length: one.weight ?? 1 }, () => one));
  const draws = Math.min(1_000, Math.max(100, Math.floor(1e6 / all.length)));
  return spreadOf(
    Float64Array.from({ length: draws }, () => drawTotal(random, drawBgNbd(random, fit), all, weeks)),
  );
}

/** The quantile of the standard normal distribution at 90 %. */
const normal90 = 1.2815515655446004;

/** The total by its mean and variance; `covariance` of a fit is that of the logarithms of its parameters. */
export function firstOrderTotal({ model, covariance }: Fit<BgNbd>, distinct: Base, weeks: number): Spread {
  const totalAt = (at: BgNbd) =>
    distinct.reduce((sum, one) => sum + (one.weight ?? 1) * expectedPurchases(at, one, weeks), 0);
  const step = 0.005;
  const slopes = (["r", "alpha", "a", "b"] as const).map((name) => {
    const moved = (factor: number) => totalAt({ ...model, [name]: model[name] * factor });
    return (moved(Math.exp(step)) - moved(Math.exp(-step))) / (2 * step);
  });
  const ofParameters = dot(
    slopes,
    covariance.map((row) => dot(row, slopes)),
  );
  const ofChance = distinct.reduce((sum, one) => sum + (one.weight ?? 1) * varianceOf(model, one, weeks), 0);
  const mean = totalAt(model);
  const away = normal90 * Math.sqrt(Math.max(ofParameters, 0) + ofChance);
  return { low: Math.max(mean - away, 0), median: mean, high: mean + away, mean };
}

function varianceOf(model: BgNbd, history: History, weeks: number): number {
  const { chances } = countDistribution(model, history, weeks);
  let [mean, square] = [0, 0];
  for (const [count, chance] of chances.entries()) {
    mean += count * chance;
    square += count * count * chance;
  }
  return square - mean * mean;
}
