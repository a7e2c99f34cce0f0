import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFrom } from "../models/random.ts";
import { chancesOf, type Influence, potFraction } from "./influence-pot.ts";
import { shapley } from "./shapley.ts";
import { splitByShares } from "./split-by-shares.ts";
import { effectOfCause, winProbability } from "./win-probability.ts";

const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0);
const seed = { seed: 1 };

test("the glove game and a game where all are needed have their known shares", () => {
  const gloves = shapley(3, (isIn) => (isIn[0] === 1 && (isIn[1] === 1 || isIn[2] === 1) ? 1 : 0), seed);
  expect(gloves[0]).toBeCloseTo(2 / 3, 14);
  expect(gloves[1]).toBeCloseTo(1 / 6, 14);
  const all = shapley(4, (isIn) => (isIn.every((one) => one === 1) ? 1 : 0), seed);
  for (const share of all) expect(share).toBeCloseTo(1 / 4, 14);
  expect(shapley(0, () => 5, seed)).toEqual([]);
});

test("VALUE §2.6: deal Cyan, .25 without anybody, a reference of .20 and a case study of .08", () => {
  const influences = [
    { effect: 0.2, needs: [0] },
    { effect: 0.08, needs: [1] },
  ];
  const chances = chancesOf(0.25, influences, 2);
  expect(winProbability(0.25, 0.2)).toBeCloseTo(0.28933575594016486, 15);
  expect(winProbability(0.25, 0.08)).toBeCloseTo(0.2652977980046323, 15);
  expect(chances.withAll).toBeCloseTo(0.3060583118650432, 15);
  expect(chances.shares[0]).toBeCloseTo(0.04004813490028786, 15);
  expect(chances.shares[1]).toBeCloseTo(0.016010176964755318, 15);
  expect(potFraction(chances, "won")).toBeCloseTo(0.18316219390820584, 15);
  expect(chances.withAll * potFraction(chances, "won")).toBeCloseTo(potFraction(chances, "open"), 15);
  expect(potFraction(chances, "lost")).toBe(0);
});

test("an attributable fraction and its effect are each other's inverse", () => {
  const effect = effectOfCause(0.5, 0.25);
  expect(1 - 0.25 / winProbability(0.25, effect)).toBeCloseTo(0.5, 14);
  expect(Number.isFinite(effectOfCause(0.9, 0.25))).toBe(true);
  expect(winProbability(0.25, 1e6)).toBe(1);
});

const winRates = fc.double({ min: 0.01, max: 0.95, noNaN: true });
const effects = (most: number) =>
  fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), { minLength: 1, maxLength: most });
const alone = (effect: number, player: number): Influence => ({ effect, needs: [player] });

test("shares add up to the pot, also where orders are sampled, and helpful influences make it at most the margin", () => {
  fc.assert(
    fc.property(winRates, effects(16), (winRate, all) => {
      const chances = chancesOf(winRate, all.map(alone), all.length);
      expect(sum(chances.shares)).toBeCloseTo(chances.withAll - chances.without, 10);
      const helpful = chancesOf(winRate, all.map(Math.abs).map(alone), all.length);
      for (const state of ["open", "won"] as const) {
        expect(potFraction(helpful, state)).toBeGreaterThanOrEqual(-1e-12);
        expect(potFraction(helpful, state)).toBeLessThanOrEqual(1);
      }
      expect(helpful.shares.every((share) => share >= -1e-12)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("whoever comes first in the list: everybody keeps their share", () => {
  fc.assert(
    fc.property(winRates, effects(8), (winRate, all) => {
      const there = chancesOf(winRate, all.map(alone), all.length).shares;
      const back = chancesOf(winRate, all.toReversed().map(alone), all.length).shares.toReversed();
      for (const [index, share] of there.entries()) expect(share).toBeCloseTo(back[index] ?? 0, 12);
    }),
  );
});

test("above twelve players, sampled shares come close to those of equals and of many small effects", () => {
  const equals = shapley(20, (isIn) => winProbability(0.25, 0.1 * sum([...isIn])), seed);
  const each = (winProbability(0.25, 2) - 0.25) / 20;
  for (const share of equals) expect(Math.abs(share - each)).toBeLessThan(each * 0.05);
  expect(shapley(20, (isIn) => sum([...isIn]), seed).every((share) => Math.abs(share - 1) < 1e-12)).toBe(
    true,
  );
});

test("a martingale: over random deals, what each player realises comes to what was expected of them", () => {
  const random = randomFrom(42);
  const deals = Array.from({ length: 20_000 }, () => {
    const influences = [0, 1, 2].map((player) => alone(random.uniform() * 1.1 - 0.3, player));
    const chances = chancesOf(0.05 + 0.5 * random.uniform(), influences, 3);
    const margin = 10_000 * -Math.log(random.uniform());
    const isWon = random.uniform() < chances.withAll;
    const gain = chances.withAll - chances.without;
    const realised = isWon ? margin * potFraction(chances, "won") : 0;
    return chances.shares.map((share) => (realised / gain - margin) * share);
  });
  for (const player of [0, 1, 2]) {
    const surprises = deals.map((of) => of[player] ?? 0);
    const mean = sum(surprises) / surprises.length;
    const deviation = Math.sqrt(sum(surprises.map((one) => (one - mean) ** 2)) / surprises.length);
    expect(Math.abs(mean)).toBeLessThan((3 * deviation) / Math.sqrt(surprises.length));
  }
});

test("along a chain in which every link is needed shares are equal; what is shared by two chains counts for both", () => {
  const [i = 0, j = 0, k = 0] = chancesOf(0.25, [{ effect: 0.4, needs: [0, 1, 2] }], 3).shares;
  expect(i).toBeCloseTo(j, 14);
  expect(j).toBeCloseTo(k, 14);
  const chances = chancesOf(
    0.25,
    [
      { effect: 0.2, needs: [0, 2] },
      { effect: 0.2, needs: [1, 2] },
    ],
    3,
  );
  const [first = 0, second = 0, above = 0] = chances.shares;
  expect(first).toBeCloseTo(second, 14);
  expect(above).toBeGreaterThan(first);
});

test("amounts split by shares of either sign add up exactly", () => {
  const shares = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), shares, (amount, all) => {
      const parts = splitByShares(amount, all);
      const total = parts.reduce((added, part) => added + part, 0n);
      const isPositive = sum(all) > 1e-9;
      if (isPositive) expect(total).toBe(amount);
      else expect(total === 0n || total === amount).toBe(true);
    }),
  );
  expect(splitByShares(100n, [1, 1, 1])).toEqual([34n, 33n, 33n]);
  expect(splitByShares(100n, [2, -1])).toEqual([200n, -100n]);
  expect(splitByShares(100n, [0, 0])).toEqual([0n, 0n]);
});
