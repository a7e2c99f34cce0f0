import fc from "fast-check";
import { expect, test } from "vitest";
import { randomFrom } from "#app/domain/value/models/random.ts";
import { simulateCustomers } from "#tests/support/simulated-customers.ts";
import {
  aliveProbability,
  discountedPurchases,
  expectedPurchases,
  newCustomer,
  purchaseRate,
} from "./bg-nbd-forecast.ts";
import { type BgNbd, bgNbdLogLikelihood, logLikelihoodOf, type Variant } from "./bg-nbd-likelihood.ts";
import { fitBgNbd } from "./fit-bg-nbd.ts";
import { distinctHistories, groupHistories, type History } from "./histories.ts";

const published: BgNbd = { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

const model = fc
  .record({
    variant: fc.constantFrom<Variant>("bg-nbd", "mbg-nbd"),
    logs: fc.tuple(span(-4, 4), span(-2, 5), span(-4, 3), span(-4, 4)),
  })
  .map(({ variant, logs }): BgNbd => {
    const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp);
    return { variant, r, alpha, a, b };
  });

const history = fc
  .record({ x: fc.nat({ max: 200 }), age: span(0.1, 300), share: span(0, 1) })
  .map(({ x, age, share }): History => ({ x, tx: x === 0 ? 0 : age * share, age }));

function span(min: number, max: number) {
  return fc.double({ min, max, noNaN: true });
}

// Reference values: quadrature over the posterior of p with 40 digits.
test.each<[Variant, number[], History, number, number, number]>([
  [
    "bg-nbd",
    [0.243, 4.414, 0.793, 2.426],
    { x: 2, tx: 30.43, age: 38.86 },
    39,
    1.2260281747671444,
    -9.45860630706627,
  ],
  [
    "mbg-nbd",
    [0.525, 6.183, 0.891, 1.614],
    { x: 2, tx: 30.43, age: 38.86 },
    39,
    1.2629606232673658,
    -9.485551314533932,
  ],
  [
    "mbg-nbd",
    [0.525, 6.183, 0.891, 1.614],
    { x: 0, tx: 0, age: 38.86 },
    39,
    0.15401274667514667,
    -0.5398374635310146,
  ],
  ["bg-nbd", [50, 200, 0.2, 8], { x: 12, tx: 60, age: 64 }, 52, 11.29218521933551, -32.78226791821961],
  ["bg-nbd", [0.6, 9, 0.3, 0.5], { x: 0, tx: 0, age: 20 }, 52, 0.7856785023808537, -0.7020427515901528],
  ["mbg-nbd", [2, 9, 1, 4], { x: 7, tx: 18, age: 20 }, 52, 8.673296102991582, -16.24570250586599],
])(
  "%s %j: expectation and likelihood of %j",
  (variant, [r = 1, alpha = 1, a = 1, b = 1], known, weeks, expected, logLikelihood) => {
    const of = { variant, r, alpha, a, b };
    expect(Math.abs(expectedPurchases(of, known, weeks) / expected - 1)).toBeLessThan(1e-12);
    expect(logLikelihoodOf(of, known)).toBeCloseTo(logLikelihood, 12);
  },
);

test("the expectation is the integral of the rate, whatever the parameters; also at a = 1", () => {
  fc.assert(
    fc.property(model, history, span(0.1, 400), fc.boolean(), (drawn, known, weeks, isOne) => {
      const of = isOne ? { ...drawn, a: 1 } : drawn;
      const expected = expectedPurchases(of, known, weeks);
      expect(Math.abs(expected - discountedPurchases(of, known, weeks, 0))).toBeLessThanOrEqual(
        1e-9 * expected,
      );
      const alive = aliveProbability(of, known);
      expect(alive).toBeGreaterThanOrEqual(0);
      expect(alive).toBeLessThanOrEqual(1);
      expect(expected).toBeLessThanOrEqual(purchaseRate(of, known, 0) * weeks * (1 + 1e-12));
    }),
    { numRuns: 500, seed: 7 },
  );
});

test("a one-time buyer is surely alive for BG/NBD, and not for MBG/NBD", () => {
  const once = { x: 0, tx: 0, age: 50 };
  expect(aliveProbability(published, once)).toBe(1);
  expect(aliveProbability({ ...published, variant: "mbg-nbd" }, once)).toBeCloseTo(0.624, 3);
});

test("discounting lowers; without a horizon it stays finite only with it", () => {
  const known = { x: 2, tx: 30.43, age: 38.86 };
  const weekly = Math.log(1.15) / 52;
  expect(discountedPurchases(published, known, 156, weekly)).toBeCloseTo(2.990292400354803, 12);
  expect(discountedPurchases(published, known, Number.POSITIVE_INFINITY, weekly)).toBeCloseTo(
    5.169553928437522,
    11,
  );
  expect(expectedPurchases(published, newCustomer, 78)).toBeCloseTo(1.8605190579427686, 12);
});

test("the gradient is the slope of the likelihood, for both variants", () => {
  const random = randomFrom(11);
  const grouped = groupHistories(simulateCustomers(random, published, 60, 0).histories);
  for (const variant of ["bg-nbd", "mbg-nbd"] as const) {
    const at = [0.4, 6, 0.6, 1.7].map(Math.log);
    const value = (logs: readonly number[], gradient = new Float64Array(4)) => {
      const [r = 1, alpha = 1, a = 1, b = 1] = logs.map(Math.exp);
      return bgNbdLogLikelihood({ variant, r, alpha, a, b }, grouped, gradient);
    };
    const gradient = new Float64Array(4);
    const sum = value(at, gradient);
    const [r = 1, alpha = 1, a = 1, b = 1] = at.map(Math.exp);
    const one = distinctHistories(grouped).map(
      (each) => each.weight * logLikelihoodOf({ variant, r, alpha, a, b }, each),
    );
    expect(sum).toBeCloseTo(
      one.reduce((total, part) => total + part, 0),
      9,
    );
    for (const [index, slope] of gradient.entries()) {
      const moved = (by: number) => value(at.map((part, i) => (i === index ? part + by : part)));
      expect(slope).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 5);
    }
  }
});

test("parameters of simulated customers are found again, within their standard errors", () => {
  const { histories } = simulateCustomers(randomFrom(3), published, 20_000, 0);
  const fitted = fitBgNbd("bg-nbd", groupHistories(histories), "ml");
  if (fitted.kind === "refused") throw new Error(fitted.detail);
  for (const name of ["r", "alpha", "a", "b"] as const) {
    const error = fitted.standardErrors[name] ?? 0;
    expect(Math.abs(fitted.model[name] - published[name])).toBeLessThan(3 * error);
    expect(error / published[name]).toBeLessThan(0.12);
  }
});

test("weights stand for customers, and histories come apart again", () => {
  const known = [
    { x: 1, tx: 3, age: 9 },
    { x: 0, tx: 0, age: 9 },
    { x: 1, tx: 3, age: 9 },
  ];
  const grouped = groupHistories(known);
  expect(grouped).toMatchObject({ customers: 3, size: 2, placeOf: Uint32Array.of(0, 1, 0) });
  expect(groupHistories(distinctHistories(grouped))).toMatchObject({
    customers: 3,
    weight: Float64Array.of(2, 1),
  });
  expect(distinctHistories(grouped)).toEqual([
    { x: 1, tx: 3, age: 9, weight: 2 },
    { x: 0, tx: 0, age: 9, weight: 1 },
  ]);
});
