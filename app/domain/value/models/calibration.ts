import type { Random } from "./random.ts";

/** A forecast of the total of all customers and what came. `draws` are totals drawn with uncertain parameters. */
export type Backtest = { expected: number; actual: number; draws: ArrayLike<number> };

/** A factor on totals whose logarithm is normal, from so many backtests. `factor` is its median. */
export type Calibration = { factor: number; mean: number; deviation: number; backtests: number };

/** Before any backtest ln c ~ N(0, 0.15²): partly the company's own, partly different each time. */
const ownDeviation = 0.12;
const variation = Array.from({ length: 40 }, (_, step) => (step + 0.5) / 100);
const variationScale = 0.09;

/**
 * The factor c by which totals of actual and expected differ, for the next forecast. Of each backtest
 * ln(actual/expected) ~ N(μ, σ² + τ²), σ the scatter of its own draws; μ ~ N(0, 0.12²) is shared, τ half-normal with
 * scale 0.09 is how much c differs from time to time, summed over a grid. Half a purchase is added on both sides, so
 * that nothing at all is no infinity.
 */
export function calibrate(backtests: readonly Backtest[]): Calibration {
  const seen = backtests.map(({ expected, actual, draws }) => ({
    log: Math.log((actual + 0.5) / (expected + 0.5)),
    variance: Math.max(logVariance(draws), 0.25 / (expected + 0.5)),
  }));
  const grid = variation.map((tau) => posteriorAt(tau, seen));
  const most = Math.max(...grid.map(({ logWeight }) => logWeight));
  const weights = grid.map(({ logWeight }) => Math.exp(logWeight - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const average = (of: (at: (typeof grid)[number]) => number) =>
    grid.reduce((sum, at, index) => sum + of(at) * (weights[index] ?? 0), 0) / all;
  const mean = average((at) => at.mean);
  const variance = average((at) => at.variance + at.tau ** 2 + (at.mean - mean) ** 2);
  return { factor: Math.exp(mean), mean, deviation: Math.sqrt(variance), backtests: backtests.length };
}

/** Draws the factor. */
export function drawFactor(random: Random, { mean, deviation }: Calibration): number {
  return Math.exp(mean + deviation * random.normal());
}

/** μ given τ, and how likely what was seen is under this τ. */
function posteriorAt(tau: number, seen: readonly { log: number; variance: number }[]) {
  let [precision, sum] = [1 / ownDeviation ** 2, 0];
  let logWeight = -0.5 * (tau / variationScale) ** 2;
  for (const { log, variance } of seen) {
    const of = variance + tau ** 2;
    const ahead = of + 1 / precision;
    const away = log - sum / precision;
    logWeight -= 0.5 * (Math.log(ahead) + (away * away) / ahead);
    precision += 1 / of;
    sum += log / of;
  }
  return { tau, mean: sum / precision, variance: 1 / precision, logWeight };
}

function logVariance(draws: ArrayLike<number>): number {
  const logs = Array.from(draws, (draw) => Math.log(draw + 0.5));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
}
