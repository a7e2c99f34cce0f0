import fc from "fast-check";
import { expect, test } from "vitest";
import { fitGammaGamma } from "./fit-gamma-gamma.ts";
import { expectedSpend, type GammaGamma, gammaGammaLogLikelihoodOf } from "./gamma-gamma.ts";
import type { Spend } from "./histories.ts";
import { gamma, randomFrom } from "./random.ts";

const published: GammaGamma = { p: 6.25, q: 3.74, gamma: 15.44 };

function simulateSpends(seed: number, count: number): Spend[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const x = 1 + Math.floor(random.uniform() * 5);
    const rate = gamma(random, published.q) / published.gamma;
    return { x, mean: gamma(random, published.p * x) / rate / x };
  });
}

test.each([
  [0, 0, 35.21897810218978],
  [2, 22.35, 24.663713910761153],
  [7, 73.74, 71.46967089696709],
])("after %d purchases of %d on average, %d is expected", (x, mean, expected) => {
  expect(expectedSpend(published, { x, mean })).toBeCloseTo(expected, 12);
});

test("the density is one in all", () => {
  const step = 0.02;
  const at = (index: number) =>
    Math.exp(gammaGammaLogLikelihoodOf(published, { x: 2, mean: (index + 0.5) * step }));
  const all = Array.from({ length: 500_000 }, (_, index) => at(index) * step).reduce(
    (sum, part) => sum + part,
    0,
  );
  expect(all).toBeCloseTo(1, 5);
});

test("parameters of simulated customers are found again, and the likelihood is that of the density", () => {
  const spends = simulateSpends(2, 5_000);
  const fitted = fitGammaGamma(spends, "ml");
  if (fitted.kind === "refused") throw new Error(fitted.detail);
  for (const name of ["p", "q", "gamma"] as const)
    expect(Math.abs(fitted.model[name] - published[name])).toBeLessThan(
      3 * (fitted.standardErrors[name] ?? 0),
    );
  const sum = spends.reduce((total, one) => total + gammaGammaLogLikelihoodOf(fitted.model, one), 0);
  expect(fitted.logLikelihood).toBeCloseTo(sum, 7);
});

test("the money unit changes γ only, whatever the unit and with priors too", () => {
  const spends = simulateSpends(4, 300);
  const base = fitGammaGamma(spends, "map");
  fc.assert(
    fc.property(fc.double({ min: -6, max: 9, noNaN: true }), (exponent) => {
      const unit = 10 ** exponent;
      const other = fitGammaGamma(
        spends.map(({ x, mean }) => ({ x, mean: mean * unit })),
        "map",
      );
      if (base.kind === "refused" || other.kind === "refused") throw new Error("refused");
      expect(other.model.p / base.model.p).toBeCloseTo(1, 6);
      expect(other.model.q / base.model.q).toBeCloseTo(1, 6);
      expect(other.model.gamma / base.model.gamma / unit).toBeCloseTo(1, 6);
    }),
    { numRuns: 25, seed: 7 },
  );
});

test.each([
  ["nobody", []],
  ["no repeat purchase", [{ x: 0, mean: 0 }]],
  [
    "only amounts of zero, or less",
    [
      { x: 1, mean: 0 },
      { x: 2, mean: -4 },
    ],
  ],
])("%s: refused in words", (_, spends) => {
  expect(fitGammaGamma(spends, "map")).toMatchObject({ kind: "refused", because: "no-repeat" });
});

test("one buyer, equal amounts, tiny and enormous ones: with weak priors a fit with a finite mean", () => {
  const bases: Spend[][] = [
    [{ x: 1, mean: 12 }],
    Array.from({ length: 30 }, () => ({ x: 3, mean: 50 })),
    [
      { x: 1, mean: 1e-9 },
      { x: 1, mean: 1e12 },
    ],
  ];
  for (const spends of bases) {
    const fitted = fitGammaGamma(spends, "map");
    if (fitted.kind === "refused") throw new Error(fitted.detail);
    const mean = expectedSpend(fitted.model, { x: 0, mean: 0 });
    expect(Number.isFinite(mean) && mean > 0).toBe(true);
  }
});

test("a weight stands for so many customers", () => {
  const spends = simulateSpends(9, 400);
  const thrice = fitGammaGamma([...spends, ...spends, ...spends], "ml");
  const weighted = fitGammaGamma(
    spends.map((one) => ({ ...one, weight: 3 })),
    "ml",
  );
  if (thrice.kind === "refused" || weighted.kind === "refused") throw new Error("refused");
  expect(weighted.model.p).toBeCloseTo(thrice.model.p, 6);
  expect(weighted.logLikelihood).toBeCloseTo(thrice.logLikelihood, 8);
  expect(weighted.standardErrors["q"]).toBeCloseTo(thrice.standardErrors["q"] ?? 0, 5);
});
