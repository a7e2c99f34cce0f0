import { expect, test } from "vitest";
import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import { type CohortGroup, leversOf } from "./lever-cohorts.ts";

const model: BgNbd = { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const horizon = { months: 36, monthly: 1.1 ** (-1 / 12) };
const group: CohortGroup = {
  ...{ cohort: "2026-Q1", customers: 10, orders: 40, spentMinor: 80_010n, forecast: 10, repeats: 30 },
  ...{ activeDays: 3652.5, ageDays: 4000, alive: 8, purchases: 15, toComeMinor: 60_000n },
};

test("size is the mean order, frequency orders a year while active, duration months so far and to come", () => {
  const { cohorts } = leversOf([group], model, horizon);
  expect(cohorts).toHaveLength(1);
  const [cohort] = cohorts;
  expect(cohort).toMatchObject({ customers: 10, sizeMinor: "2000", perYear: 3, monthsActive: 12, alive: 80 });
  expect(cohort?.monthsToCome).toBeCloseTo(6);
  expect(cohort?.rise?.sizeMinor).toBe("6000");
  expect(Number(cohort?.rise?.frequencyMinor)).toBeLessThan(6000);
  expect(Number(cohort?.rise?.frequencyMinor)).toBeGreaterThan(0);
  expect(Number(cohort?.rise?.durationMinor)).toBeGreaterThan(0);
});

test("cohorts come in the order of time, and all together are their sum", () => {
  const later = { ...group, cohort: "2026-Q2", orders: 10, spentMinor: 10_000n, toComeMinor: 1_000n };
  const { cohorts, all } = leversOf([later, group, { ...later, repeats: 0 }], model, horizon);
  expect(cohorts.map(({ cohort, customers }) => [cohort, customers])).toEqual([
    ["2026-Q1", 10],
    ["2026-Q2", 20],
  ]);
  expect(all).toMatchObject({ cohort: "all", customers: 30, toComeMinor: "62000" });
  for (const lever of ["sizeMinor", "frequencyMinor", "durationMinor"] as const) {
    const sum = cohorts.reduce((total, { rise }) => total + Number(rise?.[lever]), 0);
    expect(Number(all?.rise?.[lever])).toBe(sum);
  }
});

test("without a model only the size is known; without customers nothing", () => {
  const unknown = { ...group, forecast: 0, repeats: 0, activeDays: 0, ageDays: 0, alive: 0, purchases: 0 };
  const { all } = leversOf([{ ...unknown, toComeMinor: 0n }], null, horizon);
  expect(all).toMatchObject({
    sizeMinor: "2000",
    perYear: null,
    monthsActive: null,
    alive: null,
    rise: null,
  });
  expect(leversOf([], model, horizon)).toEqual({ cohorts: [], all: null });
});

test("nobody who bought again leaves the pace at none, and no time to come out of it", () => {
  const once = { ...group, repeats: 0, activeDays: 0 };
  const { all } = leversOf([once], model, horizon);
  expect(all).toMatchObject({ perYear: null, monthsToCome: null, monthsActive: 0 });
});
