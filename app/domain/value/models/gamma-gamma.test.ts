import fc from "fast-check";
import { expect, test } from "vitest";
import { fitGammaGamma, fitSpendGroups } from "./fit-gamma-gamma.ts";
import { expectedSpend, type GammaGamma, gammaGammaLogLikelihoodOf } from "./gamma-gamma.ts";
import type { Spend } from "./histories.ts";
import { drawGammaGamma, spreadOf } from "./posterior.ts";
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

const flat = (count: number, price = 49): Spend[] =>
  Array.from({ length: count }, (_, index) => ({ x: 1 + (index % 9), mean: price }));

test.each([30, 200, 5_000])(
  "equal amounts of %d customers are fitted as one price, with narrow draws",
  (count) => {
    const fitted = fitGammaGamma(flat(count), "map");
    if (fitted.kind === "refused") throw new Error(fitted.detail);
    expect(fitted.prior).toBe("one-price");
    for (const spend of [
      { x: 0, mean: 0 },
      { x: 9, mean: 49 },
    ])
      expect(expectedSpend(fitted.model, spend)).toBeCloseTo(49, 9);
    expect(fitted.standardErrors["q"]).toBe(0);
    expect(fitted.standardErrors["gamma"]).toBeGreaterThan(0);
    const random = randomFrom(3);
    const drawn = Array.from({ length: 500 }, () => {
      const model = drawGammaGamma(random, fitted);
      const rate = gamma(random, 3 * model.p + model.q) / (model.gamma + 3 * 49);
      return gamma(random, model.p) / rate;
    });
    const { low, high } = spreadOf(drawn);
    expect(low).toBeGreaterThan(49 * 0.96);
    expect(high).toBeLessThan(49 * 1.04);
    expect(high - low).toBeGreaterThan(49 * 0.01);
  },
);

test("of one price, too, the money unit changes γ only", () => {
  const [euros, cents] = [fitGammaGamma(flat(200), "map"), fitGammaGamma(flat(200, 4_900), "map")];
  if (euros.kind === "refused" || cents.kind === "refused") throw new Error("refused");
  expect(cents.prior).toBe("one-price");
  expect(cents.model.p / euros.model.p).toBeCloseTo(1, 6);
  expect(cents.model.q / euros.model.q).toBeCloseTo(1, 6);
  expect(cents.model.gamma / euros.model.gamma).toBeCloseTo(100, 6);
});

test.each([0.005, 0.01, 0.02, 0.05])(
  "amounts that vary by %d are fitted for any number of customers",
  (variation) => {
    for (const count of [30, 50, 100, 200, 300, 1_000, 5_000]) {
      const random = randomFrom(count);
      const spends = flat(count).map(({ x, mean }) => ({
        x,
        mean: mean * (1 + variation * random.normal()),
      }));
      const fitted = fitGammaGamma(spends, "map");
      if (fitted.kind === "refused") throw new Error(fitted.detail);
      expect(expectedSpend(fitted.model, { x: 0, mean: 0 }) / 49).toBeCloseTo(1, 1);
    }
  },
);

test.each<[string, number, number, number]>([
  ["a discount of a tenth", 1, 44.1, 0],
  ["one who pays twice as much", 1, 98, 0],
  ["one in twenty at ten times the price", 0.05, 490, 0.05],
])("a flat price with %s is fitted, and nobody is said to pay one price", (_, share, amount, others) => {
  for (const count of [200, 2_000, 30_000]) {
    const different = Math.max(1, Math.round(share === 1 ? 1 : share * count));
    const spends = flat(count).map((one, index) =>
      index % Math.floor(count / different) === 0 && index < count - 1 ? { ...one, mean: amount } : one,
    );
    const fitted = fitGammaGamma(spends, "map");
    if (fitted.kind === "refused") throw new Error(fitted.detail);
    expect(fitted.prior).not.toBe("one-price");
    if (others > 0) expect(fitted.prior).toBe("weak");
    expect(Math.abs(expectedSpend(fitted.model, { x: 9, mean: 49 }) / 49 - 1)).toBeLessThan(0.01);
  }
});

test("many customers of one price are found so from a part of them", () => {
  const part = fitGammaGamma(flat(400), "map");
  if (part.kind === "refused") throw new Error(part.detail);
  const groups = Array.from({ length: 9 }, (_, index) => spendGroup(index + 1, 2_000));
  const all = fitSpendGroups(groups, "map", { fit: part, customers: 400 });
  expect(all).toMatchObject({ kind: "fitted", prior: "one-price" });
  expect(all.evaluations).toBeLessThan(200);
});

function spendGroup(x: number, customers: number) {
  const totals = new Float64Array(customers).fill(49 * x);
  return { x, customers, logMeans: customers * Math.log(49), totals, weights: totals.map(() => 1) };
}

test("likelihood alone refuses equal amounts, says towards what it rises, and how far it came", () => {
  const fitted = fitGammaGamma(flat(200), "ml");
  if (fitted.kind === "fitted") throw new Error("fitted");
  expect(fitted.because).toBe("not-settled");
  expect(fitted.detail).toContain("where all amounts are equal");
  expect(fitted.reached?.model.p).toBeGreaterThan(1e6);
});
