import { type Fitted, type Method, maximise, noFit } from "./fit.ts";
import { hypergeometric } from "./hypergeometric.ts";
import { digamma, logBeta } from "./log-gamma.ts";
import { logNormal } from "./priors.ts";

/** A contract ends at each renewal with θ ~ Beta(α, β) (shifted-beta-geometric; Fader and Hardie 2007). */
export type Sbg = { alpha: number; beta: number };

/** Contracts that began together: how many ended after each period, the first first, and how many still run. */
export type Cohort = { lost: readonly number[]; remaining: number };

/** Share of contracts that outlive `periods` renewals: B(α, β+t)/B(α, β). */
export function sbgSurvival({ alpha, beta }: Sbg, periods: number): number {
  return Math.exp(logBeta(alpha, beta + periods) - logBeta(alpha, beta));
}

/** Share of those present in period t − 1 who renew into t: (β+t−1)/(α+β+t−1). */
export function sbgRetention({ alpha, beta }: Sbg, period: number): number {
  return (beta + period - 1) / (alpha + beta + period - 1);
}

/** Expected lifetime of a new contract in periods, the first undiscounted: ₂F₁(1, β; α+β; 1/(1+d)) (Fader and Hardie 2010). */
export function sbgDiscountedLifetime({ alpha, beta }: Sbg, discount: number): number {
  return hypergeometric(1, beta, alpha + beta, 1 / (1 + discount));
}

/**
 * Expected lifetime that is left of a contract just before the end of its period n, from the renewal ahead:
 * (β+n−1)/(α+β+n−1)·₂F₁(1, β+n; α+β+n; 1/(1+d)) (Fader and Hardie 2010).
 */
export function sbgResidualLifetime(model: Sbg, period: number, discount: number): number {
  const { alpha, beta } = model;
  return (
    sbgRetention(model, period) * hypergeometric(1, beta + period, alpha + beta + period, 1 / (1 + discount))
  );
}

/**
 * Fits sBG over (ln α, ln β). Weak priors: share lost at the first renewal ~ Beta(1.5, 3), ln(α+β) ~ N(ln 3, 1).
 */
export function fitSbg(cohort: Cohort, method: Method): Fitted<Sbg> {
  const all = cohort.lost.reduce((sum, lost) => sum + lost, cohort.remaining);
  if (all <= 0) return noFit("nobody", "There are no contracts.");
  if (cohort.lost.length === 0) return noFit("no-time", "No contract has come to its first renewal yet.");
  return maximise(
    {
      modelAt: (at) => ({ alpha: Math.exp(at[0] ?? 0), beta: Math.exp(at[1] ?? 0) }),
      names: ["alpha", "beta"],
      slopes: (at) => Array.from(at, Math.exp),
      logLikelihood: (model, gradient) => logLikelihood(model, cohort, gradient),
      logPrior,
      starts: [
        [0, 0],
        [0, 1.5],
        [-1, 0],
      ],
      customers: all,
      limit: "all contracts are renewed at the same rate",
    },
    method,
  );
}

/** Σ n_t ln P(T = t) + remaining · ln S(K), with P(T = t) = B(α+1, β+t−1)/B(α, β). */
function logLikelihood({ alpha, beta }: Sbg, { lost, remaining }: Cohort, gradient: Float64Array): number {
  const base = {
    value: logBeta(alpha, beta),
    sum: digamma(alpha + beta),
    a: digamma(alpha),
    b: digamma(beta),
  };
  let [sum, byAlpha, byBeta] = [0, 0, 0];
  const add = (count: number, a: number, b: number) => {
    const slope = base.sum - digamma(a + b);
    sum += count * (logBeta(a, b) - base.value);
    byAlpha += count * (digamma(a) - base.a + slope);
    byBeta += count * (digamma(b) - base.b + slope);
  };
  for (const [index, count] of lost.entries()) if (count > 0) add(count, alpha + 1, beta + index);
  if (remaining > 0) add(remaining, alpha, beta + lost.length);
  gradient.set([alpha * byAlpha, beta * byBeta]);
  return sum;
}

function logPrior(at: ArrayLike<number>, tightness: number, gradient: Float64Array): number {
  const [alpha, beta] = [Math.exp(at[0] ?? 0), Math.exp(at[1] ?? 0)];
  const lost = alpha / (alpha + beta);
  const sum = logNormal(Math.log(alpha + beta), Math.log(3), 1 / tightness);
  const [up, down] = [1.5 * tightness ** 2, 3 * tightness ** 2];
  const odds = up * (1 - lost) - down * lost;
  gradient.set([odds + sum.slope * lost, -odds + sum.slope * (1 - lost)]);
  return sum.value + up * Math.log(lost) + down * Math.log1p(-lost);
}
