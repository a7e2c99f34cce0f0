import { betaQuantile } from "../beta.ts";
import { logGamma } from "../models/log-gamma.ts";
import { beta, gamma, type Random } from "../models/random.ts";

/** What is known of an unknown number: a share by Beta, a count for each occasion by Gamma, an effect by Normal. */
export type Distribution =
  | { family: "beta"; alpha: number; beta: number }
  | { family: "gamma"; shape: number; rate: number }
  | { family: "normal"; mean: number; deviation: number };

/** The mean, at which figures are computed. */
export function meanOf(of: Distribution): number {
  if (of.family === "beta") return of.alpha / (of.alpha + of.beta);
  return of.family === "gamma" ? of.shape / of.rate : of.mean;
}

/** The quantiles at 10 and 90 %. */
export function boundsOf(of: Distribution): [low: number, high: number] {
  if (of.family === "beta")
    return [betaQuantile(0.1, of.alpha, of.beta), betaQuantile(0.9, of.alpha, of.beta)];
  if (of.family === "gamma")
    return [gammaQuantile(0.1, of.shape) / of.rate, gammaQuantile(0.9, of.shape) / of.rate];
  return [of.mean - normal90 * of.deviation, of.mean + normal90 * of.deviation];
}

/** The quantile of the standard normal distribution at 90 %. */
export const normal90 = 1.2815515655446004;

/** Draws one value. */
export function drawFrom(random: Random, of: Distribution): number {
  if (of.family === "beta") return beta(random, of.alpha, of.beta);
  if (of.family === "gamma") return gamma(random, of.shape) / of.rate;
  return of.mean + of.deviation * random.normal();
}

/** Such as `Beta(5, 5)` or `N(0.15, 0.2²)`. */
export function wordsFor(of: Distribution): string {
  const short = (value: number) => String(Number(value.toPrecision(6)));
  if (of.family === "beta") return `Beta(${short(of.alpha)}, ${short(of.beta)})`;
  if (of.family === "gamma") return `Gamma(${short(of.shape)}, ${short(of.rate)})`;
  return `N(${short(of.mean)}, ${short(of.deviation)}²)`;
}

/** Distribution function of Gamma(shape, rate 1): the regularised incomplete gamma function by its power series. */
export function gammaCdf(x: number, shape: number): number {
  if (x <= 0) return 0;
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return Math.min(1, Math.exp(shape * Math.log(x) - x - logGamma(shape)) * sum);
}

/** Quantile of Gamma(shape, rate 1) at probability p, by bisection. */
function gammaQuantile(p: number, shape: number): number {
  let low = 0;
  let high = shape + 10 * Math.sqrt(shape) + 10;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (gammaCdf(middle, shape) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
