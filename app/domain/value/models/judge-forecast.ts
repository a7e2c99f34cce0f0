import type { BgNbd } from "./bg-nbd-likelihood.ts";
import { coverageOf } from "./count-distribution.ts";
import type { Fit } from "./fit.ts";
import type { Forecaster } from "./forecaster.ts";
import { expectedSpend, type GammaGamma } from "./gamma-gamma.ts";
import type { Heuristic } from "./heuristics.ts";
import { distinctHistories, type Histories } from "./histories.ts";
import { type HoldoutErrors, holdoutErrors } from "./holdout.ts";
import { drawBgNbd, drawTotal, type Spread, spreadOf } from "./posterior.ts";
import type { Observed } from "./purchase-days.ts";
import { randomFrom } from "./random.ts";

/** How a forecast did in the weeks after: purchases, and spend in the money unit of the purchases. */
export type Holdout = {
  purchases: HoldoutErrors;
  spend: HoldoutErrors | null;
  /** Share of customers whose purchases fell into their own interval of 80 %; null for rules without one. */
  coverage80: number | null;
  /** Interval of 80 % of what all bought together, parameters uncertain; null for rules without one. */
  total80: Spread | null;
};

/** Compares a model with what came; what depends on the history only is computed once for each combination. */
export function judgeOf(
  customers: readonly Observed[],
  histories: Histories & { placeOf: Uint32Array },
  amounts: GammaGamma | null,
  weeks: number,
): (forecaster: Forecaster) => Holdout {
  return ({ expected, counts }) => {
    const distinct = distinctHistories(histories);
    const means = distinct.map((history) => expected(history, weeks));
    const distributions = distinct.map((history) => counts(history, weeks));
    const forecasts = customers.map((_, index) => means[histories.placeOf[index] ?? 0] ?? 0);
    const covered = customers.map(({ later }, index) => {
      const distribution = distributions[histories.placeOf[index] ?? 0];
      return distribution === undefined ? 0 : coverageOf(distribution, later.purchases, 0.8);
    });
    const spends = customers.map(({ spend }, index) =>
      amounts === null ? 0 : (forecasts[index] ?? 0) * expectedSpend(amounts, spend),
    );
    return {
      purchases: holdoutErrors(
        forecasts,
        customers.map(({ later }) => later.purchases),
      ),
      spend:
        amounts === null
          ? null
          : holdoutErrors(
              spends,
              customers.map(({ later }) => later.amount),
            ),
      coverage80: covered.reduce((sum, one) => sum + one, 0) / customers.length,
      total80: null,
    };
  };
}

/** Compares a simple rule with what came; amounts are the customer's own mean. */
export function judgeRule(customers: readonly Observed[], rule: Heuristic, weeks: number): Holdout {
  const forecasts = customers.map(({ history }) => rule(history, weeks));
  const spends = customers.map(({ spend }, index) => (forecasts[index] ?? 0) * spend.mean);
  return {
    purchases: holdoutErrors(
      forecasts,
      customers.map(({ later }) => later.purchases),
    ),
    spend: holdoutErrors(
      spends,
      customers.map(({ later }) => later.amount),
    ),
    coverage80: null,
    total80: null,
  };
}

/** Draws the total as often as a million customers allow, between 100 and 1,000 times. */
export function totalOf(
  fit: Fit<BgNbd>,
  histories: Histories,
  { weeks, seed }: { weeks: number; seed: number },
): Spread {
  const random = randomFrom(seed);
  const all = distinctHistories(histories).flatMap((one) => Array.from({ length: one.weight }, () => one));
  const draws = Math.min(1_000, Math.max(100, Math.floor(1e6 / all.length)));
  return spreadOf(
    Float64Array.from({ length: draws }, () => drawTotal(random, drawBgNbd(random, fit), all, weeks)),
  );
}
