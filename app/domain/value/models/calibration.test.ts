import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { simulatePurchaseDays } from "#tests/support/simulated-customers.ts";
import type { BgNbd } from "./bg-nbd-likelihood.ts";
import { type Backtest, calibrate, drawFactor } from "./calibration.ts";
import { spreadOf } from "./posterior.ts";
import type { PurchaseDays } from "./purchase-days.ts";
import { randomFrom } from "./random.ts";
import { backtest, originsBetween } from "./rolling-origins.ts";

const truth: BgNbd = { variant: "bg-nbd", r: 0.5, alpha: 6, a: 0.6, b: 2.5 };

/** Of a music shop, a grocer, a shop where people buy rarely, a supplier of companies, and one that few stay with. */
const truths: BgNbd[] = [
  { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  { variant: "bg-nbd", r: 1.2, alpha: 3.5, a: 0.6, b: 9 },
  { variant: "bg-nbd", r: 0.4, alpha: 40, a: 0.5, b: 2 },
  { variant: "bg-nbd", r: 8, alpha: 30, a: 0.3, b: 10 },
  { variant: "bg-nbd", r: 0.8, alpha: 4, a: 2, b: 2 },
];

/** A backtest whose draws scatter by a twentieth. */
function seen(expected: number, actual: number): Backtest {
  const random = randomFrom(3);
  return {
    expected,
    actual,
    draws: Float64Array.from({ length: 500 }, () => expected * (1 + 0.05 * random.normal())),
  };
}

test("before any backtest the factor is one and uncertain by 15 %", () => {
  const { factor, deviation, backtests } = calibrate([]);
  expect({ factor, backtests }).toEqual({ factor: 1, backtests: 0 });
  expect(deviation).toBeCloseTo(0.15, 2);
});

test("the factor is drawn towards one, the less the more backtests agree; and then it is surer", () => {
  const once = calibrate([seen(1_657, 1_882)]);
  expect(once.factor).toBeGreaterThan(1.04);
  expect(once.factor).toBeLessThan(1882 / 1657);
  const often = calibrate(Array.from({ length: 8 }, () => seen(1_657, 1_882)));
  expect(often.factor).toBeGreaterThan(once.factor);
  expect(often.deviation).toBeLessThan(once.deviation);
  const unsteady = calibrate(Array.from({ length: 8 }, (_, at) => seen(1_000, at % 2 === 0 ? 750 : 1_300)));
  expect(Math.abs(unsteady.mean)).toBeLessThan(0.05);
  expect(unsteady.deviation).toBeGreaterThan(2 * often.deviation);
});

test("nothing expected, nothing came: finite", () => {
  const { factor, deviation } = calibrate([{ expected: 0, actual: 0, draws: [0, 0, 0] }]);
  expect(factor).toBeCloseTo(1, 3);
  expect(Number.isFinite(deviation)).toBe(true);
  const random = randomFrom(1);
  const drawn = spreadOf(Array.from({ length: 2_000 }, () => drawFactor(random, calibrate([]))));
  expect(drawn.low).toBeCloseTo(Math.exp(-0.15 * 1.2816), 1);
});

test("origins lie a horizon apart and leave as much time before", () => {
  expect(originsBetween(0, 100, 4)).toEqual([72, 44]);
  expect(originsBetween(0, 55, 4)).toEqual([]);
  expect(originsBetween(0, 10_000, 4)).toHaveLength(8);
});

test("intervals of totals cover in at least three of four origins of simulated companies", {
  timeout: 60_000,
}, () => {
  let [covered, origins] = [0, 0];
  for (let company = 0; company < 30; company++) {
    const size = [40, 100, 250][company % 3] ?? 40;
    const customers = simulatePurchaseDays(randomFrom(company), truths[company % 5] ?? truth, size, 104);
    const days = originsBetween(0, 104 * 7, 13);
    for (const { actual, interval } of backtest(customers, {
      origins: days,
      weeks: 13,
      method: "map",
      seed: company,
    })) {
      origins += 1;
      if (actual >= interval.low && actual <= interval.high) covered += 1;
    }
  }
  expect(origins).toBeGreaterThan(180);
  expect(covered / origins).toBeGreaterThan(0.75);
});

test("a company that changes: what later months bring less, the factor learns", { timeout: 60_000 }, () => {
  const random = randomFrom(77);
  const customers = simulatePurchaseDays(random, truth, 400, 156).map((days) => {
    const kept = [...days].filter(([day], index) => index === 0 || day < 300 || random.uniform() < 0.6);
    return new Map(kept);
  });
  const done = backtest(customers, {
    origins: originsBetween(0, 156 * 7, 13),
    weeks: 13,
    method: "map",
    seed: 1,
  });
  const last = done.at(-1);
  expect(last?.calibration.backtests).toBe(done.length - 1);
  expect(last?.calibration.factor).toBeLessThan(0.97);
});

const file = "../shared/data/cdnow-orders.csv";

test.skipIf(!existsSync(file))(
  "CDNOW: the plain interval of the total misses what came, with the factor it does not",
  { timeout: 30_000 },
  () => {
    const all = new Map<string, PurchaseDays>();
    for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
      const [, customer = "", , date = ""] = line.split(",");
      const days = all.get(customer) ?? new Map();
      all.set(customer, days.set(Date.parse(date) / 86_400_000, 1));
    }
    const [origin] = backtest([...all.values()], { origins: [10_134], weeks: 39, method: "map", seed: 1 });
    if (origin === undefined) throw new Error("not fitted");
    expect(origin).toMatchObject({ customers: 2_357, actual: 1_882 });
    expect(spreadOf(origin.draws).high).toBeLessThan(1_882);
    expect(origin.interval.low < 1_882 && origin.interval.high > 1_882).toBe(true);
  },
);
