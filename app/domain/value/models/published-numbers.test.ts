import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aliveProbability, expectedPurchases, newCustomer } from "./bg-nbd-forecast.ts";
import { type BgNbd, logLikelihoodOf } from "./bg-nbd-likelihood.ts";
import { compareModels, type ModelReport } from "./compare-models.ts";
import { fitBgNbd } from "./fit-bg-nbd.ts";
import { fitGammaGamma } from "./fit-gamma-gamma.ts";
import { expectedSpend } from "./gamma-gamma.ts";
import { groupHistories } from "./histories.ts";
import { discountedByMonth } from "./horizon.ts";
import { type Day, observe, type PurchaseDays } from "./purchase-days.ts";

const file = "../shared/data/cdnow-orders.csv";
const until = 10_134; // 1997-09-30
const end = 10_407; // 1998-06-30

/** The customers of CDNOW, who first bought in the first quarter of 1997 (Fader, Hardie and Lee 2005). */
function customers() {
  const all = new Map<string, PurchaseDays>();
  for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
    const [, customer = "", , date = "", amount = ""] = line.split(",");
    const day: Day = Date.parse(date) / 86_400_000;
    const days = all.get(customer) ?? new Map();
    days.set(day, (days.get(day) ?? 0) + Number(amount));
    all.set(customer, days);
  }
  return [...all.values()].map((days) => observe(days, until, end)).filter((one) => one !== null);
}

function fitted<Judged>(report: ModelReport<Judged>) {
  if (report.state === "refused" || report.holdout === null) throw new Error("not fitted");
  return { ...report, holdout: report.holdout };
}

test.skipIf(!existsSync(file))(
  "CDNOW by maximum likelihood: parameters, likelihoods, holdout",
  { timeout: 60_000 },
  () => {
    const { models, better, heuristics, spendCorrelation, combinations } = compareModels(customers(), {
      method: "ml",
      weeks: 39,
      seed: 1,
      clock: () => 0,
    });
    const published = {
      "bg-nbd": [{ r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, -9582.4292],
      "mbg-nbd": [{ r: 0.52484, alpha: 6.18309, a: 0.89136, b: 1.614 }, -9582.1357],
      "pareto-nbd": [{ r: 0.5533, alpha: 10.5777, s: 0.6062, beta: 11.6687 }, -9594.9762],
      "gamma-gamma": [{ p: 6.2496, q: 3.7442, gamma: 15.4435 }, -4055.9177],
    } as const;
    const fits = {
      "bg-nbd": fitted(models["bg-nbd"]),
      "mbg-nbd": fitted(models["mbg-nbd"]),
      "pareto-nbd": fitted(models["pareto-nbd"]),
      "gamma-gamma": fitted(models["gamma-gamma"]),
    };
    for (const name of ["bg-nbd", "mbg-nbd", "pareto-nbd", "gamma-gamma"] as const) {
      const [parameters, logLikelihood] = published[name];
      const { parameters: found, logLikelihood: reached, evaluations } = fits[name];
      for (const [parameter, value] of Object.entries(parameters))
        expect(Math.abs((found[parameter] ?? 0) - value), `${name} ${parameter}`).toBeLessThan(5e-4);
      expect(Math.abs(reached - logLikelihood), name).toBeLessThan(1e-3);
      expect(evaluations).toBeLessThan(120);
    }
    const { standardErrors, holdout } = fits["bg-nbd"];
    expect(standardErrors).toMatchObject({
      r: expect.closeTo(0.01256, 4),
      alpha: expect.closeTo(0.3782, 3),
      a: expect.closeTo(0.1857, 3),
      b: expect.closeTo(0.7053, 3),
    });
    expect(holdout).toMatchObject({
      purchases: {
        actual: 1882,
        totalError: expect.closeTo(-0.121, 3),
        meanAbsoluteError: expect.closeTo(0.785, 3),
        rootMeanSquareError: expect.closeTo(1.608, 3),
        correlation: expect.closeTo(0.6256, 3),
      },
      spend: { totalError: expect.closeTo(-0.156, 3), correlation: expect.closeTo(0.565, 3) },
    });
    for (const name of ["bg-nbd", "mbg-nbd", "pareto-nbd"] as const) {
      const coverage = fits[name].holdout.coverage80 ?? 0;
      expect(coverage > 0.77 && coverage < 0.83, `${name} covers ${coverage}`).toBe(true);
    }
    expect(fits["gamma-gamma"].holdout).toMatchObject({
      spend: {
        customers: 684,
        expected: expect.closeTo(68_182, 0),
        actual: expect.closeTo(70_976.39, 2),
        correlation: expect.closeTo(0.862, 3),
      },
      coverage80: expect.closeTo(0.677, 3),
    });
    const errorOf = (name: keyof typeof heuristics) => heuristics[name].holdout?.purchases.totalError;
    expect([errorOf("same-rate"), errorOf("hiatus-26-weeks"), errorOf("as-many-again")]).toEqual([
      expect.closeTo(0.557, 3),
      expect.closeTo(0.38, 3),
      expect.closeTo(0.306, 3),
    ]);
    expect({ better, spendCorrelation, combinations }).toEqual({
      better: "mbg-nbd",
      spendCorrelation: expect.closeTo(0.114, 3),
      combinations: 1016,
    });
  },
);

test.skipIf(!existsSync(file))(
  "CDNOW with weak priors stays where the likelihood is",
  { timeout: 60_000 },
  () => {
    const { models, better } = compareModels(customers(), {
      method: "map",
      weeks: 39,
      seed: 1,
      clock: () => 0,
    });
    const highest = { "bg-nbd": -9582.4292, "mbg-nbd": -9582.1357, "pareto-nbd": -9594.9762 } as const;
    for (const name of ["bg-nbd", "mbg-nbd", "pareto-nbd"] as const) {
      const { prior, logLikelihood, holdout } = fitted(models[name]);
      expect(prior).toBe("weak");
      expect(logLikelihood, name).toBeGreaterThan(highest[name] - 0.04);
      expect(Math.abs((holdout.coverage80 ?? 0) - 0.8), name).toBeLessThan(0.03);
    }
    expect(better).toBe("mbg-nbd");
  },
);

test.skipIf(!existsSync(file))(
  "values of the Python package lifetimes, on times of two decimals and months of 4.345 weeks",
  () => {
    const round = (value: number) => Math.round(value * 100) / 100;
    const known = customers();
    const histories = known.map(({ history: { x, tx, age } }) => ({ x, tx: round(tx), age: round(age) }));
    const spends = known.map(({ spend: { x, mean } }) => ({ x, mean: round(mean) }));
    const [buying, mbg, spending] = [
      fitBgNbd("bg-nbd", groupHistories(histories), "ml"),
      fitBgNbd("mbg-nbd", groupHistories(histories), "ml"),
      fitGammaGamma(spends, "ml"),
    ];
    if (buying.kind === "refused" || mbg.kind === "refused" || spending.kind === "refused")
      throw new Error("refused");
    expect(buying.logLikelihood).toBeCloseTo(-9582.4256, 3);
    expect(mbg.logLikelihood).toBeCloseTo(-9582.1327, 3);
    const values = histories.map((history, index) => {
      const expected = (weeks: number) => expectedPurchases(buying.model, history, weeks);
      const visits = discountedByMonth(expected, { months: 12, monthly: 1 / 1.01, weeks: 4.345 });
      return visits * expectedSpend(spending.model, spends[index] ?? { x: 0, mean: 0 });
    });
    expect(values.slice(0, 3)).toEqual([
      expect.closeTo(36.2785, 3),
      expect.closeTo(4.63747, 3),
      expect.closeTo(8.34409, 3),
    ]);
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / 71_509.9 - 1)).toBeLessThan(1e-5);
  },
);

test("the first customer of CDNOW, and the average new one, by the published parameters", () => {
  const model: BgNbd = { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const first = { x: 2, tx: 30.43, age: 38.86 };
  expect(expectedPurchases(model, first, 39)).toBeCloseTo(1.226, 3);
  expect(aliveProbability(model, first)).toBeCloseTo(0.7265786, 7);
  expect(logLikelihoodOf(model, first)).toBeCloseTo(-9.458606, 6);
  const weeks = [0.1429, 1, 3, 31.8571, 32, 78];
  const expected = [0.00783, 0.05327, 0.15087, 1.042, 1.04524, 1.86052];
  expect(weeks.map((each) => expectedPurchases(model, newCustomer, each))).toEqual(
    expected.map((one) => expect.closeTo(one, 5)),
  );
});
