import { expect, test } from "vitest";
import { simulateCustomers } from "#tests/support/simulated-customers.ts";
import { expectedPurchases } from "./bg-nbd-forecast.ts";
import { type BgNbd, logLikelihoodOf } from "./bg-nbd-likelihood.ts";
import { fitBgNbd } from "./fit-bg-nbd.ts";
import { groupHistories } from "./histories.ts";
import { randomFrom } from "./random.ts";

const truth: BgNbd = { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const weeks = 39;

/** For each simulated company how far individual expectations were from the truth (root mean square); null where none came. */
function errors(customers: number, method: "ml" | "map", bases: number): (number | null)[] {
  return Array.from({ length: bases }, (_, base) => {
    const { histories } = simulateCustomers(randomFrom(customers * 1_000 + base), truth, customers, 0);
    const fitted = fitBgNbd("bg-nbd", groupHistories(histories), method);
    if (fitted.kind === "refused") return null;
    const { r, alpha, a, b } = fitted.model;
    if ([r, alpha, a, b].some((parameter) => !(parameter > 1e-3 && parameter < 1e3))) return null;
    const square = histories.reduce((sum, history) => {
      const away = expectedPurchases(fitted.model, history, weeks) - expectedPurchases(truth, history, weeks);
      return sum + away * away;
    }, 0);
    return Math.sqrt(square / customers);
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  );
}

// Limits were measured for 30, 100 and 500 customers; those between must not do worse than fewer. The median of 60 bases of
// 30 customers is known to a tenth only: the fewer customers, the more bases.
test.each([
  [30, 0.171, 600],
  [50, 0.171, 300],
  [100, 0.15, 120],
  [200, 0.15, 60],
  [500, 0.145, 60],
])(
  "with weak priors %d customers are enough for a fit, and it errs by no more than %d in the median",
  (customers, limit, bases) => {
    const found = errors(customers, "map", bases).filter((error) => error !== null);
    expect(found).toHaveLength(bases);
    expect(median(found)).toBeLessThanOrEqual(limit);
  },
);

test("without priors a third of bases of 30 customers is refused, in words", () => {
  const found = errors(30, "ml", 20);
  expect(found.filter((error) => error === null).length).toBeGreaterThan(20 / 3);
  const flat = groupHistories([{ x: 1, tx: 3, age: 9 }]);
  expect(fitBgNbd("bg-nbd", flat, "ml")).toMatchObject({ kind: "refused", because: "not-settled" });
});

test("what likelihood alone calls a maximum is none that a run to the edge would beat", () => {
  let fits = 0;
  for (let base = 0; base < 30; base++) {
    const { histories } = simulateCustomers(randomFrom(base), truth, 60, 0);
    const fitted = fitBgNbd("bg-nbd", groupHistories(histories), "ml");
    if (fitted.kind === "refused") continue;
    fits += 1;
    const { model, logLikelihood } = fitted;
    const at = (other: Partial<BgNbd>) =>
      histories.reduce((sum, history) => sum + logLikelihoodOf({ ...model, ...other }, history), 0);
    expect(at({})).toBeCloseTo(logLikelihood, 8);
    for (const far of [30, 1_000]) {
      expect(at({ a: model.a * far, b: model.b * far })).toBeLessThan(logLikelihood);
      expect(at({ a: model.a / far, b: model.b / far })).toBeLessThan(logLikelihood);
      expect(at({ r: model.r * far, alpha: model.alpha * far })).toBeLessThan(logLikelihood);
    }
  }
  expect(fits).toBeGreaterThan(5);
});

test.each([
  ["nobody", []],
  ["no-time", [{ x: 0, tx: 0, age: 0 }]],
])("%s: a clear refusal", (because, histories) => {
  for (const method of ["ml", "map"] as const)
    expect(fitBgNbd("mbg-nbd", groupHistories(histories), method)).toMatchObject({
      kind: "refused",
      because,
    });
});

test.each([
  ["one customer who bought once", [{ x: 0, tx: 0, age: 1 / 7 }]],
  ["only one-time buyers", Array.from({ length: 40 }, (_, day) => ({ x: 0, tx: 0, age: day / 7 }))],
  ["every purchase on the last day", Array.from({ length: 9 }, () => ({ x: 1, tx: 20, age: 20 }))],
  ["steady buyers", Array.from({ length: 20 }, (_, at) => ({ x: 24, tx: 103 + at / 20, age: 104 }))],
  ["very heavy buyers", Array.from({ length: 20 }, (_, at) => ({ x: 600 + at, tx: 103, age: 104 }))],
])("with weak priors there is a fit with finite figures for %s", (_, histories) => {
  for (const variant of ["bg-nbd", "mbg-nbd"] as const) {
    const fitted = fitBgNbd(variant, groupHistories(histories), "map");
    if (fitted.kind === "refused") throw new Error(fitted.detail);
    expect(fitted.prior).toBe("weak");
    for (const history of histories) {
      expect(Number.isFinite(logLikelihoodOf(fitted.model, history))).toBe(true);
      expect(expectedPurchases(fitted.model, history, 156)).toBeGreaterThan(0);
    }
    for (const error of Object.values(fitted.standardErrors)) expect(error).toBeGreaterThan(0);
  }
});

test("a busy base where all buy like clockwork, and are lost at one rate, is fitted by tighter priors", () => {
  const random = randomFrom(11);
  const histories = Array.from({ length: 300 }, () => {
    const age = 100 + Math.floor(random.uniform() * 60) / 7;
    const bought = Math.min(Math.floor(age / 0.93), Math.floor(random.uniform() * 80));
    return { x: bought, tx: bought * 0.93, age };
  });
  const fitted = fitBgNbd("mbg-nbd", groupHistories(histories), "map");
  if (fitted.kind === "refused") throw new Error(fitted.detail);
  expect(fitted.prior).toBe("tight");
  for (const error of Object.values(fitted.standardErrors)) expect(error).toBeGreaterThan(0);
  const year = histories.map((history) => expectedPurchases(fitted.model, history, 52));
  expect(Math.min(...year)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...year)).toBeLessThan(52 / 0.9);
});
