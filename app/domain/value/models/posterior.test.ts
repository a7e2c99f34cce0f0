import { expect, test } from "vitest";
import { expectedPurchases } from "./bg-nbd-forecast.ts";
import type { BgNbd } from "./bg-nbd-likelihood.ts";
import {
  countDistribution,
  countQuantile,
  coverageOf,
  paretoCountDistribution,
} from "./count-distribution.ts";
import type { Fit } from "./fit.ts";
import { expectedSpend, type GammaGamma } from "./gamma-gamma.ts";
import type { History } from "./histories.ts";
import { discountedByMonth, monthlyDiscount, weeksPerMonth } from "./horizon.ts";
import { type ParetoNbd, paretoExpectedPurchases } from "./pareto-nbd.ts";
import { drawBgNbd, drawFutureSpend, drawGammaGamma, drawTotal, spreadOf } from "./posterior.ts";
import { beta, gamma, randomFrom } from "./random.ts";

const model: BgNbd = { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const amounts: GammaGamma = { p: 6.25, q: 3.74, gamma: 1544 };
const pareto: ParetoNbd = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
const ada = { history: { x: 2, tx: 30.43, age: 38.86 }, spend: { x: 2, mean: 2235 } };
const horizon = { months: 36, weeks: weeksPerMonth, monthly: monthlyDiscount(0.1) };

test("three years of the worked example, discounted by month", () => {
  const expected = (weeks: number) => expectedPurchases(model, ada.history, weeks);
  expect(discountedByMonth(expected, { ...horizon, months: 12 })).toBeCloseTo(1.4900089465103756, 12);
  expect(discountedByMonth(expected, horizon)).toBeCloseTo(3.1485408336700877, 12);
  expect(discountedByMonth(expected, { ...horizon, months: 60 })).toBeCloseTo(4.096589669261731, 12);
  expect(expectedSpend(amounts, ada.spend)).toBeCloseTo(2466.3713910761153, 9);
});

test("her future in 20,000 draws: the mean of the formulas, a median far below it, nothing at the low end", () => {
  const random = randomFrom(1);
  const draws = Array.from(
    { length: 20_000 },
    () => 0.4 * drawFutureSpend(random, model, amounts, ada, horizon),
  );
  const spread = spreadOf(draws);
  expect(Math.abs(spread.mean / 3106.19 - 1)).toBeLessThan(0.03);
  expect(spread.low).toBe(0);
  expect(Math.abs(spread.median / 1735.51 - 1)).toBeLessThan(0.06);
  expect(Math.abs(spread.high / 8195.06 - 1)).toBeLessThan(0.05);
});

test("the same seed draws the same, another one does not", () => {
  const draw = (seed: number) => drawFutureSpend(randomFrom(seed), model, null, ada, horizon);
  expect(draw(9)).toBe(draw(9));
  expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => randomFrom(seed).uniform())).size).toBe(8);
  expect(randomFrom(1).uniform()).toBe(0.09156953275669366);
});

test("gamma and beta draws have the means and variances of their distributions, small shapes too", () => {
  const random = randomFrom(6);
  const moments = (draw: () => number) => {
    const all = Array.from({ length: 40_000 }, draw);
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
    return { mean, variance: all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length };
  };
  for (const shape of [0.05, 0.7, 4.2]) {
    const { mean, variance } = moments(() => gamma(random, shape));
    expect(Math.abs(mean - shape)).toBeLessThan(4 * Math.sqrt(shape / 40_000));
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.15);
  }
  const { mean, variance } = moments(() => beta(random, 0.02, 0.06));
  expect(mean).toBeCloseTo(0.25, 1);
  expect(variance).toBeCloseTo((0.25 * 0.75) / 1.08, 2);
});

const histories: History[] = [
  ada.history,
  { x: 0, tx: 0, age: 38.86 },
  { x: 26, tx: 30.86, age: 31 },
  { x: 900, tx: 99, age: 100 },
];

test.each(histories)(
  "chances of counts are one in all and have the expectation of the formula: %j",
  (history) => {
    for (const variant of ["bg-nbd", "mbg-nbd"] as const) {
      const { chances, missing } = countDistribution({ ...model, variant }, history, 39);
      expect(chances.every((chance) => chance >= -1e-12)).toBe(true);
      expect(missing).toBeLessThan(1e-11);
      const mean = chances.reduce((sum, chance, count) => sum + chance * count, 0);
      expect(mean).toBeCloseTo(expectedPurchases({ ...model, variant }, history, 39), 7);
    }
    const { chances, missing } = paretoCountDistribution(pareto, history, 39);
    expect(missing).toBeLessThan(1e-6);
    const mean = chances.reduce((sum, chance, count) => sum + chance * count, 0);
    expect(Math.abs(mean / paretoExpectedPurchases(pareto, history, 39) - 1)).toBeLessThan(1e-5);
  },
);

test("an interval covers its share of its own distribution, exactly", () => {
  for (const history of histories) {
    const distribution = countDistribution(model, history, 39);
    const covered = distribution.chances.reduce(
      (sum, chance, count) => sum + chance * coverageOf(distribution, count, 0.8),
      0,
    );
    expect(covered).toBeCloseTo(0.8, 9);
  }
  const distribution = countDistribution(model, ada.history, 39);
  expect(coverageOf(distribution, 10_000, 0.8)).toBe(0);
  expect([0.1, 0.5, 0.9].map((p) => countQuantile(distribution, p))).toEqual([0, 1, 3]);
});

test("drawn totals have the expectation of the formula; uncertain parameters widen them", () => {
  const all = Array.from({ length: 300 }, (_, index) => histories[index % 3] ?? ada.history);
  const expected = all.reduce((sum, history) => sum + expectedPurchases(model, history, 39), 0);
  const covariance = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((column) => (row === column ? 0.09 : 0)));
  const fit: Fit<BgNbd> = {
    kind: "fitted",
    model,
    covariance,
    standardErrors: {},
    logLikelihood: 0,
    prior: "weak",
    evaluations: 0,
  };
  const random = randomFrom(8);
  const sure = spreadOf(Array.from({ length: 400 }, () => drawTotal(random, model, all, 39)));
  const unsure = spreadOf(
    Array.from({ length: 400 }, () => drawTotal(random, drawBgNbd(random, fit), all, 39)),
  );
  expect(Math.abs(sure.mean / expected - 1)).toBeLessThan(0.02);
  expect(unsure.high - unsure.low).toBeGreaterThan(1.3 * (sure.high - sure.low));
});

test("drawn parameters of spend keep a finite mean and scatter as their covariance says", () => {
  const covariance = [0, 1, 2].map((row) => [0, 1, 2].map((column) => (row === column ? 0.04 : 0.01)));
  const fit: Fit<GammaGamma> = {
    kind: "fitted",
    model: amounts,
    covariance,
    standardErrors: {},
    logLikelihood: 0,
    prior: "weak",
    evaluations: 0,
  };
  const random = randomFrom(2);
  const draws = Array.from({ length: 4_000 }, () => drawGammaGamma(random, fit));
  expect(draws.every(({ q }) => q > 1)).toBe(true);
  const logs = draws.map(({ p }) => Math.log(p / amounts.p));
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + log * log, 0) / logs.length);
  expect(deviation).toBeCloseTo(0.2, 1);
});
