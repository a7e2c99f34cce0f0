import { expect, test } from "vitest";
import { parameters as example } from "#tests/support/worked-example.ts";
import { amountsOf, type Sampler, toMinor } from "../figure.ts";
import { purchasesToCome } from "../rules/purchases-to-come.ts";
import { defaultRates } from "../shrinkage/rates.ts";
import { intervalsOfSums } from "./interval-of-sum.ts";

const { models: _, ...withoutModels } = example;
const parameters = { ...withoutModels, rates: defaultRates };
const referral: Sampler = ({ rates }) => 100_000 * rates.referralLift;
const partner: Sampler = ({ rates }) => 100_000 * rates.partnerLift;
const chance: Sampler = ({ random }) => 100_000 * random.uniform();

test("the error of a rate that figures share does not average out; that of others does", () => {
  const found = intervalsOfSums(
    { one: [referral], shared: [referral, referral], apart: [referral, partner], own: [chance, chance] },
    parameters,
    { draws: 20_000, seed: 5 },
  );
  const width = (name: keyof typeof found) => Number(found[name].highMinor - found[name].lowMinor);
  expect(width("shared") / width("one")).toBeCloseTo(2, 4);
  expect(width("apart") / width("one")).toBeCloseTo(Math.SQRT2, 1);
  expect(width("own")).toBeLessThan(2 * 80_000 * 0.75);
  // Beta(5, 5) has its 10 % quantile at .3010.
  expect(Number(found.one.lowMinor) / 100_000).toBeCloseTo(0.301, 2);
  expect(Number(found.one.medianMinor) / 100_000).toBeCloseTo(0.5, 2);
});

test("the same seed gives the same interval, and 2,000 draws are made unless told otherwise", () => {
  const once = intervalsOfSums({ all: [referral, chance] }, parameters, { seed: 5 });
  expect(intervalsOfSums({ all: [referral, chance] }, parameters, { seed: 5 })).toEqual(once);
  expect(intervalsOfSums({ all: [referral, chance] }, parameters, { seed: 6 })).not.toEqual(once);
  expect(intervalsOfSums({ all: [referral, chance] }, parameters, { seed: 5, draws: 2_000 })).toEqual(once);
  expect(intervalsOfSums({ none: [] }, parameters, { seed: 5 }).none).toEqual({
    lowMinor: 0n,
    medianMinor: 0n,
    highMinor: 0n,
    meanMinor: 0n,
  });
});

test("one rate gives exact quantiles, also where worth falls with it; two are drawn", () => {
  const falling = amountsOf(
    { at: ({ referralLift }) => 1 - referralLift, uses: ["referralLift"] },
    defaultRates,
  );
  expect(falling.lowMinor).toBeCloseTo(0.301, 3);
  expect(falling.highMinor).toBeCloseTo(0.699, 3);
  const both = amountsOf(
    { at: (rates) => rates.referralLift + rates.partnerLift, uses: ["referralLift", "partnerLift"] },
    defaultRates,
  );
  expect(both.amountMinor).toBe(1);
  expect(both.highMinor - both.lowMinor).toBeCloseTo(0.398 * Math.SQRT2, 1);
});

test("amounts are rounded half to even", () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, -2.6].map(toMinor)).toEqual([0n, 2n, 2n, 0n, -2n, 2n, -3n]);
});

test("models are drawn around their fit once a draw, and shared", () => {
  const { purchases, spend } = { ...example.models };
  if (purchases === undefined || spend === undefined || example.models === undefined)
    throw new Error("no models");
  const draw = (random: { normal: () => number }) => ({
    spend,
    purchases: { ...purchases, r: Math.exp(random.normal()) },
  });
  const unsure = { ...parameters, models: { ...example.models, draw } };
  const rate: Sampler = ({ models }) => 1_000 * Math.log(models?.purchases.r ?? 1);
  const { one, two } = intervalsOfSums({ one: [rate], two: [rate, rate] }, unsure, { seed: 1 });
  expect(Math.abs(Number(one.highMinor) - 1_282)).toBeLessThan(120);
  expect(Math.abs(Number(two.highMinor - 2n * one.highMinor))).toBeLessThanOrEqual(1);
  const facts = {
    customerId: "ada",
    currency: "EUR",
    history: { x: 2, tx: 30.43, age: 38.86 },
    spend: { x: 2, mean: 223_500 },
    at: new Date(0),
    lastOrderId: "3",
  };
  const [sure] = purchasesToCome(facts, example);
  const [wide] = purchasesToCome(facts, { ...example, ...unsure });
  expect(wide?.amountMinor).toBe(sure?.amountMinor);
  expect(wide?.highMinor).not.toBe(sure?.highMinor);
});
