import fc from "fast-check";
import { expect, test } from "vitest";
import { simulateCustomers } from "#tests/support/simulated-customers.ts";
import { fitParetoNbd } from "./fit-pareto-nbd.ts";
import { integrate } from "./gauss-legendre.ts";
import { groupHistories, type History } from "./histories.ts";
import {
  type ParetoNbd,
  paretoAliveProbability,
  paretoDiscountedPurchases,
  paretoExpectedPurchases,
  paretoLogLikelihoodOf,
} from "./pareto-nbd.ts";
import { randomFrom } from "./random.ts";

const published: ParetoNbd = { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 };
const weekly = Math.log(1.15) / 52;

test.each([
  [
    { x: 2, tx: 30.43, age: 38.86 },
    -9.554283245150407,
    0.8691675591530111,
    1.4551231932576025,
    6.501730537564229,
  ],
  [
    { x: 7, tx: 35, age: 77.86 },
    -23.784575336742115,
    0.05855739534322793,
    0.1739996670300507,
    0.8953167425779871,
  ],
  [
    { x: 26, tx: 30.86, age: 31 },
    -39.131671540302776,
    0.9979187310551583,
    20.117026077370504,
    86.28988878864084,
  ],
])("published parameters: %j", (history, logLikelihood, alive, expected, discounted) => {
  expect(paretoLogLikelihoodOf(published, history)).toBeCloseTo(logLikelihood, 11);
  expect(paretoAliveProbability(published, history)).toBeCloseTo(alive, 12);
  expect(paretoExpectedPurchases(published, history, 39)).toBeCloseTo(expected, 11);
  expect(paretoDiscountedPurchases(published, history, weekly)).toBeCloseTo(discounted, 10);
});

test("P(alive) is as the integral over the moment of loss says, whichever of α and β is larger", () => {
  const log = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(
      fc.tuple(log(-2, 2), log(-1, 4), log(-2, 2), log(-1, 4)),
      fc.nat({ max: 30 }),
      log(0.01, 0.99),
      (logs, x, share) => {
        const [r = 1, alpha = 1, s = 1, beta = 1] = logs.map(Math.exp);
        const history: History = { x, tx: x === 0 ? 0 : 50 * share, age: 50 };
        const alive = -(r + x) * Math.log(alpha + 50) - s * Math.log(beta + 50);
        const lost = (at: number) =>
          s * Math.exp(-(r + x) * Math.log(alpha + at) - (s + 1) * Math.log(beta + at) - alive);
        const odds = integrate(lost, history.tx, 50, 60);
        expect(
          Math.abs(paretoAliveProbability({ r, alpha, s, beta }, history) * (1 + odds) - 1),
        ).toBeLessThan(1e-9);
      },
    ),
    { numRuns: 200, seed: 7 },
  );
});

test("the fit to simulated customers is a maximum: nowhere around it is the likelihood higher", () => {
  const truth = { variant: "bg-nbd", r: 0.4, alpha: 6, a: 0.7, b: 2.5 } as const;
  const { histories } = simulateCustomers(randomFrom(5), truth, 1_000, 0);
  const fitted = fitParetoNbd(groupHistories(histories), "ml");
  if (fitted.kind === "refused") throw new Error(fitted.detail);
  const at = (model: ParetoNbd) => histories.reduce((sum, one) => sum + paretoLogLikelihoodOf(model, one), 0);
  expect(at(fitted.model)).toBeCloseTo(fitted.logLikelihood, 8);
  for (const name of ["r", "alpha", "s", "beta"] as const)
    for (const factor of [0.97, 1.03])
      expect(at({ ...fitted.model, [name]: fitted.model[name] * factor })).toBeLessThan(fitted.logLikelihood);
});

test("no customers, no time, nothing settled: refused; with weak priors one customer is enough", () => {
  expect(fitParetoNbd(groupHistories([]), "map")).toMatchObject({ because: "nobody" });
  expect(fitParetoNbd(groupHistories([{ x: 0, tx: 0, age: 0 }]), "map")).toMatchObject({
    because: "no-time",
  });
  const one = groupHistories([{ x: 0, tx: 0, age: 8 }]);
  expect(fitParetoNbd(one, "ml")).toMatchObject({ because: "not-settled" });
  expect(fitParetoNbd(one, "map")).toMatchObject({ kind: "fitted", prior: "weak" });
});
