import type { Spend } from "./histories.ts";
import { digammaRest, logGamma, stirlingRest } from "./log-gamma.ts";

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
 * Log-density of all mean amounts and its gradient by (ln p, ln(q−1), ln γ), which is written into `gradient`. With
 * a = px, b = q, M = pγ/q and d = x(z̄−M)/(γ+xM) that of a customer is ½ ln(ab/(a+b)/2π) + what Stirling's formula leaves
 * + a·ln(z̄/M) − (a+b)·ln(1+d) − ln z̄: terms that stay small where p and q are large, as those of the formula do not.
 */
export function gammaGammaLogLikelihood(
  { p, q, gamma }: GammaGamma,
  groups: readonly SpendGroup[],
  gradient: Float64Array,
): number {
  let [sum, byP, byQ, byGamma] = [0, 0, 0, 0];
  const usual = (p * gamma) / q;
  const logUsual = Math.log(usual);
  for (const { x, customers, logMeans, totals, weights } of groups) {
    const [a, all, expected] = [p * x, p * x + q, x * usual];
    const perScale = 1 / (gamma + expected);
    let logRatios = 0;
    let byScale = 0;
    for (let index = 0; index < totals.length; index++) {
      const away = ((totals[index] ?? 0) - expected) * perScale;
      const weight = weights[index] ?? 0;
      const ratio = 1 + away;
      const inverse = weight / ratio;
      // ln(1+d) as Math.log1p has it, for a third of the time: what was rounded away in 1+d is put back.
      logRatios += weight * Math.log(ratio) + (away - (ratio - 1)) * inverse;
      byScale += away * inverse;
    }
    const logAway = logMeans - customers * logUsual;
    const width = 0.5 * Math.log(((a / all) * q) / (2 * Math.PI));
    const rests = stirlingRest(all) - stirlingRest(a) - stirlingRest(q);
    sum += customers * (width + rests) + a * logAway - all * logRatios - logMeans;
    byP += x * (customers * (digammaRest(all) - digammaRest(a)) + logAway - logRatios);
    byQ += customers * (digammaRest(all) - digammaRest(q)) - logRatios;
    byGamma += byScale;
  }
  gradient.set([p * byP, (q - 1) * byQ, q * byGamma]);
  return sum;
}
