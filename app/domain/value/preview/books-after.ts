import type { Component, Flow } from "../entry.ts";
import { toMinor } from "../figure.ts";
import { dependenceOf, formulaName } from "../intervals/interval-registry.ts";
import type { StoredParameters } from "../parameters/parameters.ts";
import type { FigureSum, ForecastSum } from "../queries/figure-sum.ts";
import { meansOf } from "../shrinkage/rates.ts";

/** What orders come to, in minor units: the amounts of those whose margin is a share, the margins of those with a cost. */
export type OrderBase = { byShareMinor: number; byCostMinor: number };

/** What a change of parameters is applied to. */
export type BooksFacts = {
  sums: readonly FigureSum[];
  forecast: readonly ForecastSum[];
  orders: OrderBase;
  /** Orders of friends while they count, by the horizon before and after. */
  friends: { before: OrderBase; after: OrderBase };
  /** How many friends' first orders were rewarded. */
  rewarded: number;
  /** Purchases to come by the horizon and discount after, as parts of those before. */
  rescored: number;
};

/**
 * What the books add up to under other parameters. Sums go with the margin, the rates, the horizon and the costs that their
 * formulas use; where there were none yet, they are made from the orders.
 */
export function booksAfter(
  facts: BooksFacts,
  before: StoredParameters,
  after: StoredParameters,
): Pick<BooksFacts, "sums" | "forecast"> {
  const margin = ratio(after.marginBasisPoints ?? 0, before.marginBasisPoints ?? 0);
  const lift = meansOf(after.rates).referralLift / meansOf(before.rates).referralLift;
  const scaled = facts.sums.map((sum) => times(sum, factorOf(sum, facts, before, after)));
  return {
    sums: [...scaled, ...newSums(facts, before, after)],
    forecast: facts.forecast.map((line) => ({
      ...times(line, margin * facts.rescored * (line.flow === "own" ? 1 : lift)),
      medianMinor: scale(line.medianMinor, margin * facts.rescored * (line.flow === "own" ? 1 : lift)),
    })),
  };
}

function factorOf(
  { formula, component, kind }: FigureSum,
  { friends }: BooksFacts,
  before: StoredParameters,
  after: StoredParameters,
): number {
  const name = formulaName(formula);
  if (name === "own-purchase/margin")
    return ratio(after.marginBasisPoints ?? 0, before.marginBasisPoints ?? 0);
  const dependence = dependenceOf(formula, component, kind);
  const byRates =
    dependence === null
      ? 1
      : ratio(dependence.at(meansOf(after.rates)), dependence.at(meansOf(before.rates)));
  if (name === "referral/pot")
    return byRates * ratio(marginIn(friends.after, after), marginIn(friends.before, before));
  const bySaving = inMargins.has(name) && after.marginBasis === "actual" ? 0 : 1;
  if (name === "referral/acquisition-saved")
    return (
      byRates * bySaving * ratio(Number(after.acquisitionCostMinor), Number(before.acquisitionCostMinor))
    );
  if (name === "idea/pending")
    return byRates * ratio(Number(after.shippedMedianMinor ?? 0n), Number(before.shippedMedianMinor ?? 0n));
  return byRates * bySaving;
}

/** Savings that margins with actual costs hold already. */
const inMargins = new Set([
  "referral/acquisition-saved",
  "referral/invitation-saving",
  "buddy/hours",
  "complaint/contacts-avoided",
  "complaint/contacts-to-come",
  "cost-reduction/served",
  "data-sharing-consent/purchase-replaced",
  "group-membership/defects",
  "group-membership/defects-to-come",
  "group-membership/study-replaced",
]);

/** Figures that there were none of, while no margin or no acquisition cost was known. */
function newSums(facts: BooksFacts, before: StoredParameters, after: StoredParameters): FigureSum[] {
  const { referralLift } = meansOf(after.rates);
  const sums: FigureSum[] = [];
  if ((before.marginBasisPoints ?? 0) === 0 && (after.marginBasisPoints ?? 0) > 0) {
    const own = (facts.orders.byShareMinor * (after.marginBasisPoints ?? 0)) / 10_000;
    sums.push(realised("CLV", "own", "own-purchase/margin", own));
    if (!facts.sums.some(({ formula }) => formulaName(formula) === "referral/pot")) {
      const pot = marginIn(facts.friends.after, after) * referralLift;
      sums.push(realised("CRV", "credit", "referral/pot", pot));
      sums.push(realised("CLV", "debit", "referral/pot", -pot));
    }
  }
  const isSaved = after.marginBasis === "standard" && before.acquisitionCostMinor === 0n;
  if (isSaved && after.acquisitionCostMinor > 0n) {
    const saved = facts.rewarded * Number(after.acquisitionCostMinor) * (1 - referralLift);
    sums.push(realised("CRV", "saving", "referral/acquisition-saved", saved));
  }
  return sums.filter(({ amountMinor }) => amountMinor !== 0n);
}

function realised(component: Component, flow: Flow, formula: string, amount: number): FigureSum {
  const minor = toMinor(amount);
  const amounts = { amountMinor: minor, lowMinor: minor, highMinor: minor };
  return {
    ...{ component, flow, formula, ...amounts },
    basis: "realised",
    kind: formula.split("/")[0] ?? formula,
    grade: flow === "own" ? "A" : "D",
    sizeMinor: minor < 0n ? -minor : minor,
  };
}

function marginIn({ byShareMinor, byCostMinor }: OrderBase, { marginBasisPoints }: StoredParameters): number {
  return (byShareMinor * (marginBasisPoints ?? 0)) / 10_000 + byCostMinor;
}

/** How many times as much; the same where there was nothing to compare with. */
function ratio(after: number, before: number): number {
  return Math.abs(before) < 1e-12 ? 1 : after / before;
}

function times<Sum extends { amountMinor: bigint; lowMinor: bigint; highMinor: bigint }>(
  sum: Sum,
  by: number,
): Sum {
  return {
    ...sum,
    amountMinor: scale(sum.amountMinor, by),
    lowMinor: scale(sum.lowMinor, by),
    highMinor: scale(sum.highMinor, by),
  };
}

function scale(minor: bigint, by: number): bigint {
  return by === 1 ? minor : toMinor(Number(minor) * by);
}
