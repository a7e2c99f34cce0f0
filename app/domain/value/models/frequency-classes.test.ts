import { expect, test } from "vitest";
import { simulateCustomers } from "#tests/support/simulated-customers.ts";
import type { BgNbd } from "./bg-nbd-likelihood.ts";
import { countDistribution } from "./count-distribution.ts";
import { checkByFrequency } from "./frequency-classes.ts";
import { randomFrom } from "./random.ts";

test("worked out by hand: two customers, one of whom buys once for certain", () => {
  const { before, after } = checkByFrequency([
    { x: 0, distribution: { chances: [0, 1], missing: 0 }, came: 1 },
    { x: 4, distribution: { chances: [0.5, 0, 0, 0, 0, 0, 0, 0.25], missing: 0.25 }, came: 0 },
  ]);
  expect(before).toEqual([
    { customers: 1, from: 0, to: 0, expected: 1, low: 1, high: 1, actual: 1 },
    expect.objectContaining({ customers: 1, from: 3, to: 5, expected: 1.75, actual: 0 }),
  ]);
  expect(after.map(({ expected, actual }) => [expected, actual])).toEqual([
    [0.5, 1],
    [1, 1],
    [0, 0],
    [0, 0],
    [0.5, 0],
  ]);
  expect(after[0]?.high).toBeCloseTo(0.5 + 1.28155 * 0.5, 4);
});

test("of a true model what comes lies within the intervals of most classes, and adds up", () => {
  const truth: BgNbd = { variant: "bg-nbd", r: 0.5, alpha: 6, a: 0.6, b: 2.5 };
  const weeks = 26;
  let [within, classes] = [0, 0];
  for (let base = 0; base < 12; base++) {
    const { histories, later } = simulateCustomers(randomFrom(base), truth, 800, weeks);
    const check = checkByFrequency(
      histories.map((history, index) => ({
        x: history.x,
        distribution: countDistribution(truth, history, weeks),
        came: later[index] ?? 0,
      })),
    );
    const sum = (rows: readonly { expected: number; actual: number }[], name: "expected" | "actual") =>
      rows.reduce((total, row) => total + row[name], 0);
    expect(sum(check.after, "expected")).toBeCloseTo(800, 6);
    expect(sum(check.after, "actual")).toBe(800);
    expect(sum(check.before, "actual")).toBe(later.reduce((total, came) => total + came, 0));
    for (const { low, actual, high } of [...check.before, ...check.after]) {
      classes += 1;
      if (low <= actual && actual <= high) within += 1;
    }
  }
  expect(within / classes).toBeGreaterThan(0.65);
  expect(within / classes).toBeLessThan(0.95);
});
