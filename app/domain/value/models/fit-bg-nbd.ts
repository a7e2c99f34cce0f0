import { type BgNbd, bgNbdLogLikelihood, type Variant } from "./bg-nbd-likelihood.ts";
import { curvatureOf, type Fit, type Fitted, type Method, maximise, type Near, noFit } from "./fit.ts";
import { type Histories, meanAge } from "./histories.ts";
import { logCauchy, logNormal } from "./priors.ts";

/**
 * Fits BG/NBD or MBG/NBD over (ln r, ln α, ln a, ln b). Weak priors: ln r ~ N(ln ½, 1), ln α ~ N(ln(mean age / 4), 1.5),
 * φ = a/(a+b) ~ Beta(1.5, 3) and ln(a+b) ~ Cauchy(ln 3, ½); only that of α follows the time unit. Where everybody is
 * lost at the same rate the Cauchy lets a+b run away: the tighter priors have ln(a+b) ~ N(ln 3, 1).
 * @param near where to begin instead
 * @returns refused where nobody is there, nobody was observed for any time, or a parameter stays open
 */
export function fitBgNbd(
  variant: Variant,
  histories: Histories,
  method: Method,
  near?: Near<BgNbd>,
): Fitted<BgNbd> {
  if (histories.customers === 0) return noFit("nobody", "There are no customers.");
  const age = meanAge(histories);
  if (age === 0) return noFit("no-time", "All customers bought for the first time on the last day.");
  const modelAt = (at: ArrayLike<number>): BgNbd => {
    const [r = 1, alpha = 1, a = 1, b = 1] = Array.from(at, Math.exp);
    return { variant, r, alpha, a, b };
  };
  return maximise(
    {
      modelAt,
      names: ["r", "alpha", "a", "b"],
      slopes: (at) => Array.from(at, Math.exp),
      logLikelihood: (model, gradient) => bgNbdLogLikelihood(model, histories, gradient),
      logPrior: (at, tightness, gradient) => logPrior(at, Math.log(age / 4), tightness, gradient),
      starts: startsOf(near?.fit.model, age).map((start) => start.map(Math.log)),
      customers: histories.customers,
      curvature: near && curvatureOf(near),
      limit: "everybody buys at the same rate, or is lost at the same one",
    },
    method,
  );
}

function startsOf(near: BgNbd | undefined, age: number): number[][] {
  if (near !== undefined) return [[near.r, near.alpha, near.a, near.b]];
  return [
    [0.5, age / 4, 1, 2],
    [0.25, age / 8, 3, 20],
    [1.5, age / 2, 0.3, 3],
  ];
}

/** Of fits to the same customers the one of the highest likelihood; null where none was fitted. */
export function betterOf(fits: readonly Fitted<BgNbd>[]): Fit<BgNbd> | null {
  const found = fits.filter((one) => one.kind === "fitted");
  return found.toSorted((one, other) => other.logLikelihood - one.logLikelihood)[0] ?? null;
}

function logPrior(at: ArrayLike<number>, centre: number, tightness: number, gradient: Float64Array): number {
  const [lnR = 0, lnAlpha = 0, lnA = 0, lnB = 0] = Array.from(at);
  const [a, b] = [Math.exp(lnA), Math.exp(lnB)];
  const lost = a / (a + b);
  const r = logNormal(lnR, Math.log(0.5), 1 / tightness);
  const alpha = logNormal(lnAlpha, centre, 1.5 / tightness);
  const inSum = tightness > 1 ? logNormal : logCauchy;
  const sum = inSum(Math.log(a + b), Math.log(3), tightness > 1 ? 2 / tightness : 0.5);
  const [up, down] = [1.5 * tightness ** 2, 3 * tightness ** 2];
  const odds = up * (1 - lost) - down * lost;
  gradient.set([r.slope, alpha.slope, odds + sum.slope * lost, -odds + sum.slope * (1 - lost)]);
  return r.value + alpha.value + sum.value + up * Math.log(lost) + down * Math.log1p(-lost);
}
