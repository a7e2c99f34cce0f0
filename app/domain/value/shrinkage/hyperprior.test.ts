import { expect, test } from "vitest";
import { beta, type Random, randomFrom } from "../models/random.ts";
import { defaultPriors } from "./default-priors.ts";
import { boundsOf, meanOf } from "./distribution.ts";
import {
  type Group,
  groupCdf,
  groupMean,
  groupQuantile,
  learnPopulation,
  logLikelihood,
} from "./hyperprior.ts";
import { ratesOfGroups } from "./rates-of-groups.ts";

type Measured = {
  raw: number;
  pooled: number;
  plugIn: number;
  grid: number;
  plugInCovers: number;
  covers: number;
};

/** Groups of 1 to 8 trials whose true rates come from Beta(2, 18): errors of four ways to tell the rates, and coverage of 80 % intervals. */
function simulate(groups: number, repeats: number): Measured {
  const random = randomFrom(groups);
  const sums: Measured = { raw: 0, pooled: 0, plugIn: 0, grid: 0, plugInCovers: 0, covers: 0 };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const all = Array.from({ length: groups }, () => simulateGroup(random));
    const population = learnPopulation(all, 0.1);
    const likeliest = [{ ...mostLikely(all), weight: 1 }];
    const pooled = total(all, "successes") / total(all, "trials");
    for (const { truth, ...group } of all) {
      sums.raw += (group.successes / group.trials - truth) ** 2;
      sums.pooled += (pooled - truth) ** 2;
      sums.plugIn += (groupMean(likeliest, group) - truth) ** 2;
      sums.grid += (groupMean(population, group) - truth) ** 2;
      sums.plugInCovers += isWithin(groupCdf(likeliest, group, truth));
      sums.covers += isWithin(groupCdf(population, group, truth));
    }
  }
  const count = groups * repeats;
  return {
    raw: Math.sqrt(sums.raw / count),
    pooled: Math.sqrt(sums.pooled / count),
    plugIn: Math.sqrt(sums.plugIn / count),
    grid: Math.sqrt(sums.grid / count),
    plugInCovers: sums.plugInCovers / count,
    covers: sums.covers / count,
  };
}

function simulateGroup(random: Random): Group & { truth: number } {
  const truth = beta(random, 2, 18);
  const trials = 1 + Math.floor(random.uniform() * 8);
  const outcomes = Array.from({ length: trials }, () => random.uniform() < truth);
  return { truth, trials, successes: outcomes.filter(Boolean).length };
}

function total(groups: readonly Group[], of: keyof Group): number {
  return groups.reduce((sum, group) => sum + group[of], 0);
}

/** The likeliest Beta without any prior, over a fine grid up to α + β = e^9. */
function mostLikely(groups: readonly Group[]): { alpha: number; beta: number } {
  let best = { alpha: 1, beta: 1, log: Number.NEGATIVE_INFINITY };
  for (let size = -1; size <= 9; size += 0.5) {
    for (let odds = -6; odds <= 1; odds += 0.2) {
      const mean = 1 / (1 + Math.exp(-odds));
      const [alpha, beta] = [Math.exp(size) * mean, Math.exp(size) * (1 - mean)];
      const log = logLikelihood(groups, alpha, beta);
      if (log > best.log) best = { alpha, beta, log };
    }
  }
  return best;
}

const isWithin = (probability: number) => (probability >= 0.1 && probability <= 0.9 ? 1 : 0);

test.each([
  { groups: 10, repeats: 250, raw: 0.179, pooled: 0.075, grid: 0.068, plugInCovers: 0.33, covers: 0.73 },
  { groups: 40, repeats: 60, raw: 0.176, pooled: 0.069, grid: 0.064, plugInCovers: 0.54, covers: 0.78 },
  { groups: 200, repeats: 15, raw: 0.171, pooled: 0.067, grid: 0.061, plugInCovers: 0.72, covers: 0.78 },
])("VALUE §1.8: $groups groups of few trials, as measured there", ({ groups, repeats, ...published }) => {
  const found = simulate(groups, repeats);
  expect(Math.abs(found.raw - published.raw)).toBeLessThan(0.02);
  expect(Math.abs(found.pooled - published.pooled)).toBeLessThan(0.005);
  expect(Math.abs(found.grid - published.grid)).toBeLessThan(0.005);
  expect(found.grid).toBeLessThan(Math.min(found.plugIn, found.pooled, found.raw));
  expect(Math.abs(found.plugInCovers - published.plugInCovers)).toBeLessThan(0.06);
  expect(found.covers).toBeGreaterThan(published.covers - 0.03);
  expect(found.covers).toBeLessThan(0.86);
});

test("the grid of 15 × 15 comes close to an integral over 300 × 300 points", () => {
  const groups = [
    { successes: 3, trials: 8 },
    { successes: 0, trials: 5 },
    { successes: 1, trials: 6 },
  ];
  const [first = { successes: 0, trials: 0 }] = groups;
  let [above, below] = [0, 0];
  for (let u = -5; u <= 5; u += 1 / 30) {
    for (let w = -5; w <= 5; w += 1 / 30) {
      const [size, mean] = [20 * Math.exp(u), 1 / (1 + 9 * Math.exp(-1.5 * w))];
      const [alpha, beta] = [size * mean, size * (1 - mean)];
      const weight = Math.exp(-0.5 * (u * u + w * w) + logLikelihood(groups, alpha, beta));
      above += (weight * (alpha + first.successes)) / (alpha + beta + first.trials);
      below += weight;
    }
  }
  expect(groupMean(learnPopulation(groups, 0.1), first)).toBeCloseTo(above / below, 4);
  expect(groupMean(learnPopulation([], 0.5), { successes: 0, trials: 0 })).toBeCloseTo(0.5, 12);
});

test("quantiles turn probabilities back; many own trials outweigh what the groups have in common", () => {
  const groups = [
    { successes: 1, trials: 8 },
    { successes: 0, trials: 5 },
    { successes: 2, trials: 3 },
  ];
  const population = learnPopulation(groups, 0.1);
  expect(population.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  for (const group of groups) {
    const [low, high] = [groupQuantile(population, group, 0.1), groupQuantile(population, group, 0.9)];
    expect(groupCdf(population, group, low)).toBeCloseTo(0.1, 6);
    expect(groupCdf(population, group, high)).toBeCloseTo(0.9, 6);
    expect(groupMean(population, group)).toBeGreaterThan(low);
    expect(groupMean(population, group)).toBeLessThan(high);
  }
  expect(groupMean(population, { successes: 9_000, trials: 10_000 })).toBeCloseTo(0.9, 1);
});

test("rates of groups: a Beta for each, with bounds close to those over the grid; nothing seen is still a default", () => {
  const groups = [
    { successes: 6, trials: 120, grade: "C" },
    { successes: 2, trials: 12, grade: "B" },
    { successes: 0, trials: 0, grade: "C" },
  ] as const;
  const population = learnPopulation(groups, 0.024);
  const rates = ratesOfGroups(defaultPriors.ideaShips, groups);
  for (const [index, rate] of rates.entries()) {
    const group = groups[index] ?? { successes: 0, trials: 0 };
    expect(meanOf(rate.posterior)).toBeCloseTo(groupMean(population, group), 12);
    const [low, high] = boundsOf(rate.posterior);
    expect(Math.abs(groupCdf(population, group, low) - 0.1)).toBeLessThan(0.06);
    expect(Math.abs(groupCdf(population, group, high) - 0.9)).toBeLessThan(0.06);
  }
  expect(rates.map(({ grade }) => grade)).toEqual(["C", "B", "D"]);
  const [many = 0, few = 0, none = 1] = rates.map(({ ownShare }) => ownShare);
  expect([many > few, few > none, none]).toEqual([true, true, 0]);
});
