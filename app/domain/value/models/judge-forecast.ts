import { betaCdf } from "../beta.ts";
import { coverageOf } from "./count-distribution.ts";
import type { Forecaster } from "./forecaster.ts";
import { expectedSpend, type GammaGamma } from "./gamma-gamma.ts";
import type { Heuristic } from "./heuristics.ts";
import { distinctHistories, type Histories } from "./histories.ts";
import { type HoldoutErrors, holdoutErrors } from "./holdout.ts";
import type { Spread } from "./posterior.ts";
import type { Observed } from "./purchase-days.ts";

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
  const distinct = distinctHistories(histories);
  const { placeOf } = histories;
  const { inOrder, ends } = byPlace(histories);
  return ({ expected, counts }) => {
    const means = Float64Array.from(distinct, (history) => expected(history, weeks));
    const forecasts = Float64Array.from(customers, (_, index) => means[placeOf[index] ?? 0] ?? 0);
    let covered = 0;
    let from = 0;
    for (const [place, history] of distinct.entries()) {
      const end = ends[place] ?? from;
      const came = Array.from(inOrder.subarray(from, end), (index) => customers[index]?.later.purchases ?? 0);
      const distribution = counts(history, weeks, Math.max(...came));
      for (const count of came) covered += coverageOf(distribution, count, 0.8);
      from = end;
    }
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
      coverage80: covered / customers.length,
      total80: null,
    };
  };
}

/** Customers in the order of their combinations, and where those of each end. */
function byPlace({ placeOf, size }: Histories & { placeOf: Uint32Array }) {
  const ends = new Uint32Array(size);
  for (const place of placeOf) ends[place] = (ends[place] ?? 0) + 1;
  for (let place = 1; place < size; place++) ends[place] = (ends[place] ?? 0) + (ends[place - 1] ?? 0);
  const left = ends.slice();
  const inOrder = new Uint32Array(placeOf.length);
  for (let index = placeOf.length - 1; index >= 0; index--) {
    const place = placeOf[index] ?? 0;
    left[place] = (left[place] ?? 0) - 1;
    inOrder[left[place] ?? 0] = index;
  }
  return { inOrder, ends };
}

/** How expected amounts did in the weeks after, given how often each customer bought then. */
export type AmountsHoldout = {
  spend: HoldoutErrors;
  /** Share of customers whose spend fell into their own interval of 80 %; null where nobody bought. */
  coverage80: number | null;
};

/**
 * Compares Gamma-Gamma with what those spent who bought. Spend of n purchases over γ + x·z̄ is beta prime with pn and
 * px + q: its total is Gamma(pn, ν), ν ~ Gamma(px + q, γ + x·z̄).
 */
export function judgeAmounts(customers: readonly Observed[], amounts: GammaGamma): AmountsHoldout {
  const { p, q, gamma } = amounts;
  const buyers = customers.filter(({ later }) => later.paid > 0);
  const covered = buyers.filter(({ spend: { x, mean }, later: { paid, amount } }) => {
    const below = betaCdf(amount / (amount + gamma + x * mean), p * paid, p * x + q);
    return below > 0.1 && below < 0.9;
  });
  return {
    spend: holdoutErrors(
      buyers.map(({ spend, later }) => later.paid * expectedSpend(amounts, spend)),
      buyers.map(({ later }) => later.amount),
    ),
    coverage80: buyers.length === 0 ? null : covered.length / buyers.length,
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
