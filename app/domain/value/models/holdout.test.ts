import { expect, test } from "vitest";
import { asMany, hiatus, sameRate } from "./heuristics.ts";
import { holdoutErrors } from "./holdout.ts";
import { kumar2010Compat } from "./kumar-2010.ts";
import { observe } from "./purchase-days.ts";

test("errors of a forecast", () => {
  const found = holdoutErrors([1, 2, 3], [2, 2, 5]);
  expect(found).toMatchObject({ customers: 3, actual: 9, expected: 6, meanAbsoluteError: 1 });
  expect(found.totalError).toBeCloseTo(-1 / 3, 12);
  expect(found.rootMeanSquareError).toBeCloseTo(Math.sqrt(5 / 3), 12);
  expect(found.correlation).toBeCloseTo(Math.sqrt(3) / 2, 12);
});

test("nothing came, nothing varies, nobody is there: no figure, and never NaN", () => {
  expect(holdoutErrors([1, 1], [0, 0])).toMatchObject({ totalError: null, correlation: null });
  expect(holdoutErrors([0.1, 0.1, 0.1], [1, 2, 3])).toMatchObject({ correlation: null });
  expect(holdoutErrors([], [])).toMatchObject({
    totalError: null,
    meanAbsoluteError: 0,
    rootMeanSquareError: 0,
  });
});

test("simple rules", () => {
  const active = { x: 6, tx: 50, age: 60 };
  expect(sameRate(active, 30)).toBe(3);
  expect(hiatus(active, 30)).toBe(3);
  expect(hiatus({ ...active, tx: 30 }, 30)).toBe(0);
  expect(asMany(active, 30)).toBe(6);
  expect(sameRate({ x: 0, tx: 0, age: 0 }, 30)).toBe(0);
});

test("purchases become a history in weeks of exact days, and what came after", () => {
  const days = new Map([
    [10, 50],
    [31, 0],
    [24, 20],
    [41, 30],
    [45, 7],
  ]);
  expect(observe(days, 40, 44)).toEqual({
    history: { x: 2, tx: 3, age: 30 / 7 },
    spend: { x: 1, mean: 20 },
    later: { purchases: 1, paid: 1, amount: 30 },
  });
  expect(observe(days, 9)).toBeNull();
  expect(observe(days, 10)?.history).toEqual({ x: 0, tx: 0, age: 0 });
});

test("referral value as published by Kumar, Petersen and Leone", () => {
  const value = kumar2010Compat({
    periods: 2,
    typeOne: 2,
    typeTwo: 2,
    margin: () => 100,
    incentive: (period) => (period === 1 ? 40 : 0),
    retentionCost: () => 10,
    acquisitionSaved: (period) => (period === 1 ? 30 : 0),
    discount: 0.07238,
  });
  expect(value).toBeCloseTo(361.673053, 6);
});
