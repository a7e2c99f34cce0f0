import { expect, test } from "vitest";
import { judgeAmounts } from "./judge-forecast.ts";
import type { Observed } from "./purchase-days.ts";
import { gamma, randomFrom } from "./random.ts";

const truth = { p: 4, q: 5, gamma: 60 };
const history = { x: 0, tx: 0, age: 10 };

/** Customers whose amounts are as Gamma-Gamma says, of whom every fourth buys nothing later. */
function simulated(customers: number): Observed[] {
  const random = randomFrom(12);
  return Array.from({ length: customers }, (_, at) => {
    const rate = gamma(random, truth.q) / truth.gamma;
    const [x, paid] = [at % 5, at % 4];
    const spent = (times: number) => gamma(random, truth.p * times) / rate;
    const spend = { x, mean: x === 0 ? 0 : spent(x) / x };
    return { history, spend, later: { purchases: paid, paid, amount: paid === 0 ? 0 : spent(paid) } };
  });
}

test("amounts as Gamma-Gamma says fall into four of five intervals, and their total is hit", () => {
  const { spend, coverage80 } = judgeAmounts(simulated(20_000), truth);
  expect(spend.customers).toBe(15_000);
  expect(Math.abs(spend.totalError ?? 1)).toBeLessThan(0.015);
  expect(spend.correlation).toBeGreaterThan(0.7);
  expect(Math.abs((coverage80 ?? 0) - 0.8)).toBeLessThan(0.01);
  const narrow = judgeAmounts(simulated(20_000), { p: 16, q: 17, gamma: 60 });
  expect(narrow.coverage80).toBeLessThan(0.65);
});

test("nobody bought: no coverage and no error, and never NaN", () => {
  const idle = simulated(20).filter(({ later }) => later.paid === 0);
  expect(judgeAmounts(idle, truth)).toMatchObject({
    spend: { customers: 0, totalError: null },
    coverage80: null,
  });
});
