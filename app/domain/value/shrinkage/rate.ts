import type { Grade } from "../entry.ts";
import { type Distribution, wordsFor } from "./distribution.ts";

/** What is assumed of a rate before anything was seen here, and where that comes from. */
export type Prior = { distribution: Distribution; source: string };

/**
 * What was seen here, by family of the prior: successes of trials; events of occasions; an estimated effect with its
 * standard error. `grade` says how: A a randomised holdout, B a comparison, C own counts without one.
 */
export type OwnData = { grade: Exclude<Grade, "D"> } & (
  | { family: "beta"; successes: number; trials: number }
  | { family: "gamma"; events: number; occasions: number }
  | { family: "normal"; estimate: number; standardError: number }
);

/** A rate with both levels of what is known of it. Without own data it is a default, grade D. */
export type Rate = {
  prior: Prior;
  own: OwnData | null;
  posterior: Distribution;
  grade: Grade;
  /** Which part of the posterior is own data: n/(n+κ), by variances for an effect; 0 to 1. */
  ownShare: number;
};

/**
 * Brings own data to a prior: Beta–binomial, Gamma–Poisson, or Normal–normal with the weight τ²/(τ²+se²) (VALUE §1.8).
 * @throws RangeError where the data are of another family than the prior, or impossible
 */
export function learn(prior: Prior, own: OwnData | null): Rate {
  const { distribution: before } = prior;
  if (own === null) return { prior, own, posterior: before, grade: "D", ownShare: 0 };
  const learnt = { prior, own, grade: own.grade };
  if (before.family === "beta" && own.family === "beta") {
    const { successes, trials } = own;
    if (!(successes >= 0 && successes <= trials)) throw new RangeError("learn: more successes than trials");
    const posterior = {
      ...before,
      alpha: before.alpha + successes,
      beta: before.beta + trials - successes,
    };
    return seen({ ...learnt, posterior, ownShare: trials / (trials + before.alpha + before.beta) });
  }
  if (before.family === "gamma" && own.family === "gamma") {
    const { events, occasions } = own;
    if (!(events >= 0 && occasions >= 0)) throw new RangeError("learn: counts below zero");
    const posterior = { ...before, shape: before.shape + events, rate: before.rate + occasions };
    return seen({ ...learnt, posterior, ownShare: occasions / (occasions + before.rate) });
  }
  if (before.family === "normal" && own.family === "normal") {
    const { estimate, standardError } = own;
    if (!(standardError > 0)) throw new RangeError("learn: a standard error must be above zero");
    const [inPrior, inData] = [before.deviation ** -2, standardError ** -2];
    const mean = (before.mean * inPrior + estimate * inData) / (inPrior + inData);
    const posterior = { ...before, mean, deviation: (inPrior + inData) ** -0.5 };
    return { ...learnt, posterior, ownShare: inData / (inPrior + inData) };
  }
  throw new RangeError(`learn: ${own.family} data for a ${before.family} prior`);
}

/** Data of no trials are no data. */
function seen(rate: Rate): Rate {
  return rate.ownShare === 0 ? { ...rate, own: null, grade: "D" } : rate;
}

/** Both levels in words: `Beta(19, 11), own data 67 %`. */
export function rateWords({ posterior, ownShare }: Rate): string {
  return `${wordsFor(posterior)}, own data ${Math.round(ownShare * 100)} %`;
}
