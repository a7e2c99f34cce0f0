import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFrom } from "../models/random.ts";
import { defaultPriors } from "./default-priors.ts";
import { boundsOf, type Distribution, drawFrom, gammaCdf, meanOf } from "./distribution.ts";
import { learn, rateWords } from "./rate.ts";
import { defaultRates, drawRates, meansOf, ratesFrom } from "./rates.ts";

test("VALUE §2.6: 14 of 20 referred friends bring Beta(5, 5) to 19/30, two thirds of it own data", () => {
  const rate = learn(defaultPriors.referralLift, { family: "beta", grade: "C", successes: 14, trials: 20 });
  expect(meanOf(rate.posterior)).toBeCloseTo(19 / 30, 15);
  expect(rate).toMatchObject({ grade: "C", ownShare: 20 / 30 });
  expect(rateWords(rate)).toBe("Beta(19, 11), own data 67 %");
});

test("counts and effects are drawn towards the prior by their pseudo-count and their variance", () => {
  const counts = learn(defaultPriors.eventLeads, { family: "gamma", grade: "C", events: 12, occasions: 3 });
  expect(meanOf(counts.posterior)).toBeCloseTo(13 / 4, 15);
  expect(counts.ownShare).toBe(0.75);
  const effect = learn(defaultPriors.referenceEffect, {
    family: "normal",
    grade: "B",
    estimate: 0.35,
    standardError: 0.2,
  });
  expect(meanOf(effect.posterior)).toBeCloseTo(0.25, 15);
  expect(effect.ownShare).toBeCloseTo(0.5, 15);
});

test("without own data every rate is a default of grade D with its source", () => {
  for (const rate of Object.values(defaultRates)) {
    expect(rate).toMatchObject({ grade: "D", own: null, ownShare: 0 });
    expect(rate.prior.source).not.toBe("");
  }
  const none = { family: "beta", grade: "A", successes: 0, trials: 0 } as const;
  expect(learn(defaultPriors.ideaShips, none)).toMatchObject({ grade: "D", own: null });
  expect(() => learn(defaultPriors.ideaShips, { ...none, successes: 1 })).toThrow(RangeError);
  expect(() =>
    learn(defaultPriors.eventLeads, { family: "normal", grade: "A", estimate: 1, standardError: 1 }),
  ).toThrow(RangeError);
});

test("posteriors lie between prior and data, nearer to the data the more there are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }), (won, lost) => {
      const rate = learn(defaultPriors.shareCauses, {
        family: "beta",
        grade: "C",
        successes: won,
        trials: won + lost,
      });
      const [mean, seen] = [meanOf(rate.posterior), won / (won + lost)];
      expect(mean).toBeCloseTo(rate.ownShare * seen + (1 - rate.ownShare) * 0.3, 12);
    }),
  );
});

test.each<Distribution>([
  { family: "beta", alpha: 0.72, beta: 29.28 },
  { family: "gamma", shape: 0.5, rate: 1 },
  { family: "gamma", shape: 13, rate: 4 },
  { family: "normal", mean: 0.15, deviation: 0.2 },
])("draws of %o have its mean, and four fifths lie within its bounds", (distribution) => {
  const random = randomFrom(7);
  const draws = Array.from({ length: 20_000 }, () => drawFrom(random, distribution));
  const [low, high] = boundsOf(distribution);
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const deviation = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length);
  expect(Math.abs(mean - meanOf(distribution))).toBeLessThan((4 * deviation) / Math.sqrt(draws.length));
  expect(draws.filter((value) => value >= low && value <= high).length / draws.length).toBeCloseTo(0.8, 1);
});

test("the gamma distribution agrees with values known in closed form", () => {
  expect(gammaCdf(2, 1)).toBeCloseTo(1 - Math.exp(-2), 12);
  expect(gammaCdf(3, 2)).toBeCloseTo(1 - 4 * Math.exp(-3), 12);
});

test("draws of all rates are the same for the same seed", () => {
  const rates = ratesFrom({ referralLift: { family: "beta", grade: "C", successes: 14, trials: 20 } });
  const once = drawRates(rates, { draws: 50, seed: 3 });
  expect(drawRates(rates, { draws: 50, seed: 3 })).toEqual(once);
  expect(drawRates(rates, { draws: 50, seed: 4 })).not.toEqual(once);
  expect(meansOf(rates).referralLift).toBeCloseTo(19 / 30, 15);
});
