import type { Histories } from "./histories.ts";
import { digamma, digammaRise, logGamma, logGammaRise } from "./log-gamma.ts";

/**
 * When a customer may be lost: after each repeat purchase (BG/NBD; Fader, Hardie and Lee 2005), or after the first
 * one as well (MBG/NBD; Batislam, Denizel and Filiztekin 2007).
 */
export type Variant = "bg-nbd" | "mbg-nbd";

/** Purchases of the living ~ Poisson(λ), λ ~ Gamma(r, rate α) a week; lost with p ~ Beta(a, b) after a purchase. */
export type BgNbd = { variant: Variant; r: number; alpha: number; a: number; b: number };

/** How many purchases a customer of `x` repeat purchases outlived: one more where the first could be the last. */
export function outlived(variant: Variant, x: number): number {
  return variant === "mbg-nbd" ? x + 1 : x;
}

/** What the likelihood needs of one number of purchases, evaluated once for all customers that have it. */
type Terms = {
  x: number;
  survives: number;
  constant: number;
  death: number;
  byR: number;
  byA: number;
  byB: number;
};

function termsOf(x: number, { variant, r, alpha, a, b }: BgNbd, withSlopes: boolean): Terms {
  const survives = outlived(variant, x);
  const inR = logGammaRise(r, x) - x * Math.log(alpha);
  const inSum = logGamma(a + b) - logGamma(a + b + survives);
  const inB = logGamma(b + survives) - logGamma(b);
  const constant = inR + inSum + inB;
  const death = survives > 0 ? Math.log(a / (b + survives - 1)) : Number.NEGATIVE_INFINITY;
  if (!withSlopes) return { x, survives, constant, death, byR: 0, byA: 0, byB: 0 };
  const slopeSum = digamma(a + b) - digamma(a + b + survives);
  const slopeB = digamma(b + survives) - digamma(b);
  return { x, survives, constant, death, byR: digammaRise(r, x), byA: slopeSum, byB: slopeSum + slopeB };
}

/**
 * Log-likelihood of one history: Fader, Hardie and Lee (2005), equation 6, as A1 + A2 + ln(e^A3 + e^A4); for
 * MBG/NBD with b + 1 in the place of b where the first purchase was outlived. α^r/(α+t)^(r+x) is taken as
 * α^−x·(1+t/α)^−(r+x), whose logarithms stay small where r and α are large.
 */
export function logLikelihoodOf(
  model: BgNbd,
  { x, tx, age }: { x: number; tx: number; age: number },
): number {
  const { constant, death } = termsOf(x, model, false);
  const alive = -(model.r + x) * Math.log1p(age / model.alpha);
  const dead = death - (model.r + x) * Math.log1p(tx / model.alpha);
  const most = Math.max(alive, dead);
  return constant + most + Math.log(Math.exp(alive - most) + Math.exp(dead - most));
}

/**
 * Log-likelihood of all histories and its gradient by (ln r, ln α, ln a, ln b), which is written into `gradient`.
 * One exponential and one logarithm a combination, the rest once a distinct value.
 */
export function bgNbdLogLikelihood(model: BgNbd, histories: Histories, gradient: Float64Array): number {
  const { r, alpha, a, b } = model;
  const terms = Array.from(histories.x.values, (x) => termsOf(x, model, true));
  const customers = new Float64Array(terms.length);
  const lost = new Float64Array(terms.length);
  const sums = sumOverCombinations(model, histories, terms, { customers, lost });
  let byR = sums.byR;
  let byAlpha = sums.byAlpha;
  let [logLikelihood, byA, byB] = [sums.logLikelihood, 0, 0];
  for (const [index, term] of terms.entries()) {
    const [count, gone] = [customers[index] ?? 0, lost[index] ?? 0];
    logLikelihood += count * term.constant;
    byR += count * term.byR;
    byAlpha += (count * r) / alpha;
    byA += count * term.byA + gone / a;
    byB += count * term.byB - (term.survives > 0 ? gone / (b + term.survives - 1) : 0);
  }
  gradient.set([r * byR, alpha * byAlpha, a * byA, b * byB]);
  return logLikelihood;
}

function sumOverCombinations(
  { r, alpha }: BgNbd,
  { size, x, tx, age, weight }: Histories,
  terms: readonly Terms[],
  into: { customers: Float64Array; lost: Float64Array },
) {
  const [logAges, logRecencies] = [logOf(alpha, age.values), logOf(alpha, tx.values)];
  const [inverseAges, inverseRecencies] = [inverseOf(alpha, age.values), inverseOf(alpha, tx.values)];
  const rates = Float64Array.from(terms, (term) => r + term.x);
  const deaths = Float64Array.from(terms, (term) => term.death);
  const { customers, lost } = into;
  let logLikelihood = 0;
  let byR = 0;
  let byAlpha = 0;
  for (let index = 0; index < size; index++) {
    const atX = x.at[index] ?? 0;
    const atAge = age.at[index] ?? 0;
    const atTx = tx.at[index] ?? 0;
    const count = weight[index] ?? 0;
    const rate = rates[atX] ?? 0;
    const logAge = logAges[atAge] ?? 0;
    const since = logAge - (logRecencies[atTx] ?? 0);
    const odds = (deaths[atX] ?? 0) + rate * since;
    const small = Math.exp(-Math.abs(odds));
    const gone = (odds > 0 ? 1 : small) / (1 + small);
    const inverse = inverseAges[atAge] ?? 0;
    logLikelihood += count * (Math.max(odds, 0) + Math.log(1 + small) - rate * logAge);
    byR += count * (gone * since - logAge);
    byAlpha -= count * rate * (inverse + gone * ((inverseRecencies[atTx] ?? 0) - inverse));
    customers[atX] = (customers[atX] ?? 0) + count;
    lost[atX] = (lost[atX] ?? 0) + count * gone;
  }
  return { logLikelihood, byR, byAlpha };
}

function logOf(alpha: number, times: Float64Array): Float64Array {
  return times.map((time) => Math.log1p(time / alpha));
}

function inverseOf(alpha: number, times: Float64Array): Float64Array {
  return times.map((time) => 1 / (alpha + time));
}
