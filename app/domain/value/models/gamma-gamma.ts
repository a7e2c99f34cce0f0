import { type Fitted, type Method, maximise, noFit } from "./fit.ts";
import type { Spend, Weighted } from "./histories.ts";
import { digamma, logGamma } from "./log-gamma.ts";
import { logNormal } from "./priors.ts";

/**
 * Amounts of a customer ~ Gamma(p, rate ν), ν ~ Gamma(q, rate γ) (Gamma-Gamma; Fader and Hardie, note 025).
 * γ carries the money unit; p and q have none.
 */
export type GammaGamma = { p: number; q: number; gamma: number };

/** Customers with the same number of purchases: how many, Σ ln z̄ over them, and what each spent in all. */
export type SpendGroup = {
  x: number;
  customers: number;
  logMeans: number;
  totals: Float64Array;
  weights: Float64Array;
};

/** Log-density of a mean amount over x purchases (note 025, equation 1a). */
export function gammaGammaLogLikelihoodOf({ p, q, gamma }: GammaGamma, { x, mean }: Spend): number {
  const constant =
    logGamma(p * x + q) - logGamma(p * x) - logGamma(q) + q * Math.log(gamma) + p * x * Math.log(x);
  return constant + (p * x - 1) * Math.log(mean) - (p * x + q) * Math.log(gamma + x * mean);
}

/**
 * Expected mean amount of all purchases to come: p(γ + x·z̄)/(px + q − 1) (note 025, equation 5); with x = 0 that of the
 * population, which is finite for q > 1 only.
 */
export function expectedSpend({ p, q, gamma }: GammaGamma, { x, mean }: Spend): number {
  const below = p * x + q - 1;
  return below > 0 ? (p * (gamma + x * mean)) / below : Number.POSITIVE_INFINITY;
}

/**
 * Fits Gamma-Gamma over (ln p, ln(q−1), ln γ), so that the mean over customers is finite. Weak priors: ln p ~ N(ln 4, 1),
 * ln(q−1) ~ N(ln 3, 1), and the mean over customers ~ lognormal around the observed one with deviation 1, which keeps
 * the fit free of the money unit.
 * @param spends customers of at least one repeat purchase with a positive amount
 */
export function fitGammaGamma(spends: readonly Weighted<Spend>[], method: Method): Fitted<GammaGamma> {
  return fitSpendGroups(groupByPurchases(spends.filter(({ x, mean }) => x > 0 && mean > 0)), method);
}

/** The same of customers who are grouped already, for bases of many; `starts` are where to begin instead. */
export function fitSpendGroups(
  groups: readonly SpendGroup[],
  method: Method,
  starts?: readonly GammaGamma[],
): Fitted<GammaGamma> {
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  if (customers === 0) return noFit("no-repeat", "Nobody bought again with a positive amount.");
  const means = groups.reduce(
    (sum, { x, totals, weights }) =>
      sum + totals.reduce((inner, total, index) => inner + (total / x) * (weights[index] ?? 0), 0),
    0,
  );
  const centre = Math.log(means / customers);
  const gammaAt = (p: number, q: number) => Math.log(((q - 1) * Math.exp(centre)) / p);
  return maximise(
    {
      modelAt: (at) => ({
        p: Math.exp(at[0] ?? 0),
        q: 1 + Math.exp(at[1] ?? 0),
        gamma: Math.exp(centre + (at[2] ?? 0)),
      }),
      names: ["p", "q", "gamma"],
      slopes: (at) => [Math.exp(at[0] ?? 0), Math.exp(at[1] ?? 0), Math.exp(centre + (at[2] ?? 0))],
      logLikelihood: (model, gradient) => logLikelihood(model, groups, gradient),
      logPrior,
      starts:
        starts?.map(({ p, q, gamma }) => [Math.log(p), Math.log(q - 1), Math.log(gamma) - centre]) ??
        [
          [4, 4],
          [1.5, 2.5],
          [10, 8],
        ].map(([p = 1, q = 2]) => [Math.log(p), Math.log(q - 1), gammaAt(p, q) - centre]),
      customers,
    },
    method,
  );
}

function logPrior(at: ArrayLike<number>, tightness: number, gradient: Float64Array): number {
  const [lnP = 0, lnAbove = 0, lnScale = 0] = Array.from(at);
  const p = logNormal(lnP, Math.log(4), 1 / tightness);
  const q = logNormal(lnAbove, Math.log(3), 1 / tightness);
  const mean = logNormal(lnP + lnScale - lnAbove, 0, 1 / tightness);
  gradient.set([p.slope + mean.slope, q.slope - mean.slope, mean.slope]);
  return p.value + q.value + mean.value;
}

function logLikelihood(
  { p, q, gamma }: GammaGamma,
  groups: readonly SpendGroup[],
  gradient: Float64Array,
): number {
  let [sum, byP, byQ, byGamma] = [0, 0, 0, 0];
  const inQ = q * Math.log(gamma) - logGamma(q);
  const slopeQ = Math.log(gamma) - digamma(q);
  for (const { x, customers, logMeans, totals, weights } of groups) {
    const [power, logX] = [p * x + q, Math.log(x)];
    const constant = logGamma(power) - logGamma(p * x) + inQ + p * x * logX;
    const slope = digamma(power);
    let logScales = 0;
    let inverses = 0;
    for (let index = 0; index < totals.length; index++) {
      const scale = gamma + (totals[index] ?? 0);
      logScales += (weights[index] ?? 0) * Math.log(scale);
      inverses += (weights[index] ?? 0) / scale;
    }
    sum += customers * constant + (p * x - 1) * logMeans - power * logScales;
    byP += x * (customers * (slope - digamma(p * x) + logX) + logMeans - logScales);
    byQ += customers * (slope + slopeQ) - logScales;
    byGamma += (customers * q) / gamma - power * inverses;
  }
  gradient.set([p * byP, (q - 1) * byQ, gamma * byGamma]);
  return sum;
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
