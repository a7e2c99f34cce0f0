import {
  curvatureOf,
  type Fit,
  type Fitted,
  fitWeakly,
  type Method,
  maximise,
  type Near,
  noFit,
  type Problem,
} from "./fit.ts";
import { type GammaGamma, gammaGammaLogLikelihood, type SpendGroup } from "./gamma-gamma.ts";
import type { Spend, Weighted } from "./histories.ts";
import { logNormal } from "./priors.ts";
import { covarianceOf } from "./symmetric-matrix.ts";

/**
 * Fits Gamma-Gamma over (ln p, ln(q−1), ln of the mean over customers), so that this mean is finite. Weak priors:
 * ln p ~ N(ln 4, 1), ln(q−1) ~ N(ln 3, 1), and the mean ~ lognormal around the observed one with deviation 1, which keeps
 * the fit free of the money unit. Where amounts vary so little that nothing settles p or q, they are held at a variation
 * of 1 %. The covariance is that of (ln p, ln(q−1), ln γ).
 * @param spends customers of at least one repeat purchase with a positive amount
 */
export function fitGammaGamma(spends: readonly Weighted<Spend>[], method: Method): Fitted<GammaGamma> {
  return fitSpendGroups(groupByPurchases(spends.filter(({ x, mean }) => x > 0 && mean > 0)), method);
}

/** The same of customers who are grouped already, for bases of many; `near` is where to begin instead. */
export function fitSpendGroups(
  groups: readonly SpendGroup[],
  method: Method,
  near?: Near<GammaGamma>,
): Fitted<GammaGamma> {
  const spending = inUnits(groups);
  if (spending === null) return noFit("no-repeat", "Nobody bought again with a positive amount.");
  const isRegular = near?.fit.prior === "one-price" || near?.fit.prior === "least-variation";
  const held = isRegular ? fitHeld(spending) : null;
  if (held !== null) return held;
  const problem = problemOf(spending, everything, isRegular ? undefined : near);
  return maximise(problem, method, () => (isRegular ? null : fitHeld(spending)));
}

/** Customers with amounts in units of their mean, which keeps small what is added up. `centre` is the logarithm of it. */
type Spending = { groups: readonly SpendGroup[]; customers: number; centre: number };

function inUnits(groups: readonly SpendGroup[]): Spending | null {
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  if (customers === 0) return null;
  const means = groups.reduce(
    (sum, { x, totals, weights }) =>
      sum + totals.reduce((inner, total, index) => inner + (total / x) * (weights[index] ?? 0), 0),
    0,
  );
  const unit = means / customers;
  const centre = Math.log(unit);
  const scaled = groups.map((group) => ({
    ...group,
    logMeans: group.logMeans - group.customers * centre,
    totals: group.totals.map((total) => total / unit),
  }));
  return { groups: scaled, customers, centre };
}

/** Which of ln p, ln(q−1) and ln mean are searched over; the others are held at the least variation. */
type Free = readonly (0 | 1 | 2)[];

const everything: Free = [0, 1, 2];

/** p and q−1 of a variation of 1 %: equal amounts cannot teach that it is less. */
const mostRegular = 10_000;

/** How far from the common price all are who pay one price. */
const onePrice = 0.03;

/** ln γ = ln mean + ln(q−1) − ln p: how (ln p, ln(q−1), ln γ) follow from what is searched over. */
const turn = [
  [1, 0, 0],
  [0, 1, 0],
  [-1, 1, 1],
] as const;

/** And back. */
const turnBack = [
  [1, 0, 0],
  [0, 1, 0],
  [1, -1, 1],
] as const;

function problemOf(spending: Spending, free: Free, near?: Near<GammaGamma>): Problem<GammaGamma> {
  const { groups, customers, centre } = spending;
  const modelAt = (at: ArrayLike<number>): GammaGamma => {
    const [lnP, lnAbove, lnMean] = pointOf(at, free);
    const p = free.includes(0) ? Math.exp(lnP) : mostRegular;
    const above = free.includes(1) ? Math.exp(lnAbove) : mostRegular;
    return { p, q: 1 + above, gamma: Math.exp(centre + lnMean + lnAbove - lnP) };
  };
  const all = new Float64Array(3);
  return {
    modelAt,
    names: ["p", "q", "gamma"],
    slopes: (at) => {
      const { p, q, gamma } = modelAt(at);
      return [p, q - 1, gamma];
    },
    turn: turn.map((row) => free.map((part) => row[part])),
    logLikelihood: (model, gradient) => {
      const value = gammaGammaLogLikelihood({ ...model, gamma: model.gamma / Math.exp(centre) }, groups, all);
      const [byP = 0, byAbove = 0, byGamma = 0] = all;
      const slopes = [byP - byGamma, byAbove + byGamma, byGamma];
      for (const [index, part] of free.entries()) gradient[index] = slopes[part] ?? 0;
      return value - customers * centre;
    },
    logPrior: (at, tightness, gradient) => {
      const parts = pointOf(at, free).map((part, index) =>
        logNormal(part, centres[index] ?? 0, 1 / tightness),
      );
      for (const [index, part] of free.entries()) gradient[index] = parts[part]?.slope ?? 0;
      return parts.reduce((sum, { value }) => sum + value, 0);
    },
    starts: startsOf(near?.fit.model, centre).map((start) => free.map((part) => start[part] ?? 0)),
    customers,
    curvature: near && covarianceOf(turnBack, curvatureOf(near)),
    limit: "all amounts are equal, or all customers alike in what they spend",
  };
}

const centres = [Math.log(4), Math.log(3), 0] as const;

function pointOf(at: ArrayLike<number>, free: Free): [lnP: number, lnAbove: number, lnMean: number] {
  const point: [number, number, number] = [Math.log(mostRegular), Math.log(mostRegular), 0];
  for (const [index, part] of free.entries()) point[part] = at[index] ?? 0;
  return point;
}

/** ln p, ln(q−1) and ln of the mean over the centre: those of another fit, or such that the mean is the observed one. */
function startsOf(near: GammaGamma | undefined, centre: number): number[][] {
  if (near !== undefined) {
    const [lnP, lnAbove] = [Math.log(near.p), Math.log(near.q - 1)];
    return [[lnP, lnAbove, Math.log(near.gamma) + lnP - lnAbove - centre]];
  }
  return [
    [4, 4],
    [1.5, 2.5],
    [10, 8],
  ].map(([p = 1, q = 2]) => [Math.log(p), Math.log(q - 1), 0]);
}

/**
 * Fits with weak priors and p, q or both held at the least variation, wherever that is the highest point within it: what
 * is held would be larger yet, and what is free stays below. Null where it is not.
 */
function fitHeld(spending: Spending): Fit<GammaGamma> | null {
  const whole = problemOf(spending, everything);
  const candidates: Free[] = [[2], [0, 2], [1, 2]];
  for (const free of candidates) {
    const fitted = fitWeakly(problemOf(spending, free));
    if (fitted === null) continue;
    const { p, q, gamma } = fitted.model;
    const at = [Math.log(p), Math.log(q - 1), Math.log((p * gamma) / (q - 1)) - spending.centre];
    const [inLikelihood, inPrior] = [new Float64Array(3), new Float64Array(3)];
    whole.logLikelihood(fitted.model, inLikelihood);
    whole.logPrior(at, 1, inPrior);
    const isHighest = ([0, 1] as const).every((part) =>
      free.includes(part)
        ? (at[part] ?? 0) < Math.log(mostRegular)
        : (inLikelihood[part] ?? 0) + (inPrior[part] ?? 0) > 0,
    );
    if (!isHighest) continue;
    return paysOnePrice(spending) ? atPrice(fitted, spending) : { ...fitted, prior: "least-variation" };
  }
  return null;
}

/** With γ such that the mean is that of all amounts, so that exactly the price is expected of everybody who pays it. */
function atPrice(fit: Fit<GammaGamma>, spending: Spending): Fit<GammaGamma> {
  const { p, q } = fit.model;
  const model = { p, q, gamma: (Math.exp(spending.centre) * (q - 1)) / p };
  const logLikelihood = problemOf(spending, everything).logLikelihood(model, new Float64Array(3));
  return { ...fit, model, logLikelihood, prior: "one-price" };
}

function paysOnePrice({ groups }: Spending): boolean {
  return groups.every(({ x, totals }) => totals.every((total) => Math.abs(total / x - 1) <= onePrice));
}

function groupByPurchases(spends: readonly Weighted<Spend>[]): SpendGroup[] {
  return [...Map.groupBy(spends, ({ x }) => x)].map(([x, all]) => ({
    x,
    customers: all.reduce((sum, { weight = 1 }) => sum + weight, 0),
    logMeans: all.reduce((sum, { mean, weight = 1 }) => sum + weight * Math.log(mean), 0),
    totals: Float64Array.from(all, ({ mean }) => x * mean),
    weights: Float64Array.from(all, ({ weight = 1 }) => weight),
  }));
}
