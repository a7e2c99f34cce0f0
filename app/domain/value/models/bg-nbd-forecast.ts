import { type BgNbd, outlived } from "./bg-nbd-likelihood.ts";
import { integrate } from "./gauss-legendre.ts";
import type { History } from "./histories.ts";
import { hypergeometric, hypergeometricTail, logHypergeometric } from "./hypergeometric.ts";

/** A customer of whom nothing is known yet: gives what the average new customer does. */
export const newCustomer: History = { x: 0, tx: 0, age: 0 };

/** The probability that the customer was not lost (Fader, Hardie and Lee 2008, "Computing P(alive)"). */
export function aliveProbability({ variant, r, alpha, a, b }: BgNbd, { x, tx, age }: History): number {
  const survives = outlived(variant, x);
  if (survives === 0) return 1;
  return 1 / (1 + (a / (b + survives - 1)) * ((alpha + age) / (alpha + tx)) ** (r + x));
}

/** Expected purchases in the next `weeks`: P(alive) × `expectedIfAlive`. */
export function expectedPurchases(model: BgNbd, history: History, weeks: number): number {
  return aliveProbability(model, history) * expectedIfAlive(model, history, weeks);
}

/**
 * Expected purchases in the next `weeks` of somebody who was not lost; the same for all of one x and age. Equation 10 of
 * Fader, Hardie and Lee (2005) after Euler's transformation, as C·[1 − (1−z)^(a−1)]/(a−1) − (1−z)^(a−1)·S, S the tail of
 * ₂F₁(a+b−1−r, a−1; C; z), finite also at a = 1.
 */
export function expectedIfAlive(model: BgNbd, { x, age }: Pick<History, "x" | "age">, weeks: number): number {
  if (weeks <= 0) return 0;
  const { r, alpha, a, b } = model;
  const survives = outlived(model.variant, x);
  const first = a + b + (survives - x) - 1 - r;
  if (first < mostNegative) return integrateRate(model, { x, age }, weeks, 0);
  const now = alpha + age;
  const left = Math.log(now / (now + weeks));
  const c = a + b + survives - 1;
  const tail = hypergeometricTail(first, a - 1, c, weeks / (now + weeks));
  const direct = a === 1 ? -left : -Math.expm1((a - 1) * left) / (a - 1);
  return c * direct - Math.exp((a - 1) * left) * tail;
}

/** Below this the series alternates and loses digits; the rate is integrated instead. */
const mostNegative = -3;

/** Expected purchases a week, `weeks` from now: the derivative of `expectedPurchases`. */
export function purchaseRate(model: BgNbd, history: History, weeks: number): number {
  return aliveProbability(model, history) * rateOfLiving(model, history, weeks);
}

function rateOfLiving(
  { variant, r, alpha, a, b }: BgNbd,
  { x, age }: Pick<History, "x" | "age">,
  weeks: number,
): number {
  const survives = outlived(variant, x);
  const now = alpha + age;
  const z = weeks / (now + weeks);
  const remains = Math.log(now / (now + weeks));
  const [first, c] = [a + b + (survives - x) - r - 1, a + b + survives];
  const rate = (r + x) / now;
  if (first >= mostNegative) return rate * Math.exp(a * remains) * hypergeometric(first, a, c, z);
  return rate * Math.exp((r + x + 1) * remains + logHypergeometric(r + x + 1, b + survives, c, z));
}

/**
 * Expected purchases, each worth e^(−δ·weeks until it). With δ = 0 the plain expectation. Over `weeks` = Infinity it
 * is finite only for δ > 0, and much larger than over any horizon that one can plan for.
 * @param perWeek δ, the continuous rate of discount a week
 */
export function discountedPurchases(model: BgNbd, history: History, weeks: number, perWeek: number): number {
  const last = perWeek > 0 ? Math.min(weeks, smallestExponent / perWeek) : weeks;
  return aliveProbability(model, history) * integrateRate(model, history, last, perWeek);
}

const smallestExponent = 40;

/** Of the living, over u = ln(1 + weeks/(α+age)), in which the rate is smooth. */
function integrateRate(
  model: BgNbd,
  history: Pick<History, "x" | "age">,
  weeks: number,
  perWeek: number,
): number {
  const now = model.alpha + history.age;
  const end = Math.log1p(weeks / now);
  const panels = Math.ceil(end * 4) + Math.ceil(Math.min(perWeek * weeks, smallestExponent) / 2);
  const of = (u: number) => {
    const after = now * Math.expm1(u);
    return rateOfLiving(model, history, after) * Math.exp(-perWeek * after) * (now + after);
  };
  return integrate(of, 0, end, panels);
}
