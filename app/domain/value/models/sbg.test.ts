import { expect, test } from "vitest";
import {
  type Cohort,
  fitSbg,
  sbgDiscountedLifetime,
  sbgResidualLifetime,
  sbgRetention,
  sbgSurvival,
} from "./sbg.ts";

/** Shares that outlived the first, second … renewal (Fader and Hardie 2007, figure 1). */
const highEnd = [0.869, 0.743, 0.653, 0.593, 0.551, 0.517, 0.491];
const regular = [0.631, 0.468, 0.382, 0.326, 0.289, 0.262, 0.241];

/** A thousand contracts. */
function cohort(survived: readonly number[]): Cohort {
  const lost = survived.map((share, index) => 1_000 * ((survived[index - 1] ?? 1) - share));
  return { lost, remaining: 1_000 * (survived.at(-1) ?? 1) };
}

test.each([
  ["High End", highEnd, 0.66809, 3.806095, -1.61116],
  ["Regular", regular, 0.70408, 1.18204, -1.68027],
])("%s: the published fit of seven years", (_, survived, alpha, beta, logLikelihood) => {
  const fitted = fitSbg(cohort(survived), "ml");
  if (fitted.kind === "refused") throw new Error(fitted.detail);
  expect(fitted.model.alpha).toBeCloseTo(alpha, 5);
  expect(fitted.model.beta).toBeCloseTo(beta, 5);
  expect(fitted.logLikelihood / 1_000).toBeCloseTo(logLikelihood, 5);
});

test("survival is the product of retention; lifetimes are its discounted sums", () => {
  const model = { alpha: 0.668, beta: 3.806 };
  let product = 1;
  for (let period = 1; period <= 12; period++) {
    product *= sbgRetention(model, period);
    expect(sbgSurvival(model, period)).toBeCloseTo(product, 13);
  }
  const sum = (from: number) =>
    Array.from(
      { length: 2_000 },
      (_, t) => (sbgSurvival(model, from + t) / sbgSurvival(model, from)) * 1.1 ** -t,
    );
  const total = (parts: number[]) => parts.reduce((all, part) => all + part, 0);
  expect(sbgDiscountedLifetime(model, 0.1)).toBeCloseTo(total(sum(0)), 10);
  for (const n of [1, 2, 8])
    expect(sbgResidualLifetime(model, n, 0.1)).toBeCloseTo(sbgRetention(model, n) * total(sum(n)), 10);
});

test("a handful of contracts: refused by likelihood where all were renewed, fitted with weak priors", () => {
  const renewed: Cohort = { lost: [0, 0], remaining: 5 };
  expect(fitSbg(renewed, "ml")).toMatchObject({ kind: "refused", because: "not-settled" });
  const fitted = fitSbg(renewed, "map");
  if (fitted.kind === "refused") throw new Error(fitted.detail);
  expect(sbgRetention(fitted.model, 1)).toBeGreaterThan(0.8);
  expect(fitSbg({ lost: [], remaining: 5 }, "map")).toMatchObject({ because: "no-time" });
  expect(fitSbg({ lost: [0], remaining: 0 }, "map")).toMatchObject({ because: "nobody" });
});
