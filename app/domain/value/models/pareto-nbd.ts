import type { History } from "./histories.ts";
import { type UnitSeries, unitHypergeometric } from "./hypergeometric.ts";
import { logGamma } from "./log-gamma.ts";
import { tricomi } from "./tricomi.ts";

/**
 * Purchases of the living ~ Poisson(λ), λ ~ Gamma(r, rate α) a week; lost after a lifetime ~ Exponential(μ),
 * μ ~ Gamma(s, rate β) (Pareto/NBD; Schmittlein, Morrison and Colombo 1987).
 */
export type ParetoNbd = { r: number; alpha: number; s: number; beta: number };

/** ∫ (α+u)^−(r+x) (β+u)^−(s+1) du from `at` to infinity × (r+s+x) is e^`log` × `series.value`. */
export type LifetimeTerm = { log: number; series: UnitSeries };

/**
 * F(u) of Fader and Hardie (note 009, equation 22) after Euler's transformation, which leaves ₂F₁(1, P; r+s+x+1; z):
 * all terms positive, the power in front as a logarithm.
 */
export function lifetimeTerm({ r, alpha, s, beta }: ParetoNbd, x: number, at: number): LifetimeTerm {
  const [inAlpha, inBeta] = [Math.log(alpha + at), Math.log(beta + at)];
  const c = r + s + x + 1;
  if (alpha >= beta)
    return {
      log: -(r + x) * inAlpha - s * inBeta,
      series: unitHypergeometric(r + x, c, (alpha - beta) / (alpha + at)),
    };
  return {
    log: -(r + x - 1) * inAlpha - (s + 1) * inBeta,
    series: unitHypergeometric(s + 1, c, (beta - alpha) / (beta + at)),
  };
}

/** Log-likelihood of one history, and the logarithm of the odds of being lost. */
function likelihoodOf(model: ParetoNbd, { x, tx, age }: History): { logLikelihood: number; odds: number } {
  const { r, alpha, s, beta } = model;
  const [late, early] = [lifetimeTerm(model, x, tx), lifetimeTerm(model, x, age)];
  const alive = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
  const difference =
    Math.exp(late.log - alive) * late.series.value - Math.exp(early.log - alive) * early.series.value;
  const odds = (s / (r + s + x)) * Math.max(difference, 0);
  const constant = logGamma(r + x) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta);
  return { logLikelihood: constant + alive + Math.log1p(odds), odds };
}

/** Log-likelihood of one history (Fader and Hardie, note 009, equation 18). */
export function paretoLogLikelihoodOf(model: ParetoNbd, history: History): number {
  return likelihoodOf(model, history).logLikelihood;
}

/** The probability that the customer was not lost. */
export function paretoAliveProbability(model: ParetoNbd, history: History): number {
  return 1 / (1 + likelihoodOf(model, history).odds);
}

/** Expected purchases in the next `weeks` (Fader and Hardie, note 009, equation 41; in its limit at s = 1). */
export function paretoExpectedPurchases(model: ParetoNbd, history: History, weeks: number): number {
  const { r, alpha, s, beta } = model;
  const left = Math.log((beta + history.age) / (beta + history.age + weeks));
  const lasts = s === 1 ? -left : -Math.expm1((s - 1) * left) / (s - 1);
  const rate = ((r + history.x) * (beta + history.age)) / (alpha + history.age);
  return paretoAliveProbability(model, history) * rate * lasts;
}

/**
 * Expected purchases of all the future, each worth e^(−δ·weeks until it) (Fader, Hardie and Lee 2005, "RFM and CLV",
 * equation 2).
 * @param perWeek δ > 0, the continuous rate of discount a week
 */
export function paretoDiscountedPurchases(model: ParetoNbd, history: History, perWeek: number): number {
  const { r, alpha, s, beta } = model;
  const { logLikelihood } = likelihoodOf(model, history);
  const rate =
    logGamma(r + history.x + 1) - logGamma(r) - (r + history.x + 1) * Math.log(alpha + history.age);
  const factor =
    r * Math.log(alpha) + s * Math.log(beta) + (s - 1) * Math.log(perWeek) + rate - logLikelihood;
  return Math.exp(factor) * tricomi(s, perWeek * (beta + history.age));
}
