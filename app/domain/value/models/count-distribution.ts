import { aliveProbability } from "./bg-nbd-forecast.ts";
import { type BgNbd, outlived } from "./bg-nbd-likelihood.ts";
import { integrate } from "./gauss-legendre.ts";
import type { History } from "./histories.ts";
import { logGamma } from "./log-gamma.ts";
import { type ParetoNbd, paretoAliveProbability } from "./pareto-nbd.ts";

/** Chances of 0, 1, 2 … purchases, exact to `missing`, the chance of more than the last one. */
export type CountDistribution = { chances: number[]; missing: number };

const negligible = 1e-12;

/**
 * How many purchases come in the next `weeks`. Somebody living makes at least y of them where their Poisson process
 * reaches y (negative binomial tail) and they outlive y − 1 of them, B(a, b+x+y−1)/B(a, b+x); both independent.
 * @param last the last count that is asked for; without it all that are not negligible
 */
export function countDistribution(
  model: BgNbd,
  history: History,
  weeks: number,
  last = Number.POSITIVE_INFINITY,
): CountDistribution {
  const { r, alpha, a, b, variant } = model;
  const alive = aliveProbability(model, history);
  const shape = r + history.x;
  const z = weeks / (alpha + history.age + weeks);
  const survived = b + outlived(variant, history.x);
  const most = Math.ceil(50 + 20 * (shape + 10) * (weeks / (alpha + history.age)));
  const logFirst = shape * Math.log1p(-z);
  const chances: number[] = [];
  let reaches = 1;
  let outlives = 1;
  let atLeast = 1;
  let logExactly = logFirst;
  for (let count = 0; count < most && count <= last && atLeast > negligible; count++) {
    reaches = Math.max(reaches - Math.exp(logExactly), 0);
    logExactly += Math.log(((shape + count) * z) / (count + 1));
    if (count > 0) outlives *= (survived + count - 1) / (a + survived + count - 1);
    const next = alive * reaches * outlives;
    chances.push(atLeast - next);
    atLeast = next;
  }
  return { chances, missing: atLeast };
}

/** The same for Pareto/NBD: purchases of a negative binomial until the end of `weeks`, or of a lifetime within them. */
export function paretoCountDistribution(
  model: ParetoNbd,
  history: History,
  weeks: number,
  last = Number.POSITIVE_INFINITY,
): CountDistribution {
  const { r, alpha, s, beta } = model;
  const alive = paretoAliveProbability(model, history);
  const [shape, now] = [r + history.x, beta + history.age];
  const most = Math.ceil(50 + 20 * (shape + 10) * (weeks / (alpha + history.age)));
  const logExactly = (count: number, after: number) => {
    const z = after / (alpha + history.age + after);
    return shape * Math.log1p(-z) + (count > 0 ? count * Math.log(z) : 0);
  };
  const left = (now / (now + weeks)) ** s;
  const chances: number[] = [];
  let missing = 1;
  for (let count = 0; count < most && count <= last && missing > negligible; count++) {
    const ways = logGamma(shape + count) - logGamma(shape) - logGamma(count + 1);
    const lost = (share: number) => {
      const after = now * Math.expm1(-Math.log1p(-share) / s);
      return Math.exp(ways + logExactly(count, after));
    };
    const chance = integrate(lost, 0, 1 - left, 2) + left * Math.exp(ways + logExactly(count, weeks));
    chances.push(alive * chance + (count === 0 ? 1 - alive : 0));
    missing -= chances[count] ?? 0;
  }
  return { chances, missing: Math.max(missing, 0) };
}

/** The share of the central `level` (0.8) that `count` falls into, on average over the randomised PIT (Czado and others 2009). */
export function coverageOf({ chances }: CountDistribution, count: number, level: number): number {
  const below = chances.slice(0, count).reduce((sum, chance) => sum + chance, 0);
  const chance = chances[count] ?? 0;
  const [low, high] = [(1 - level) / 2, (1 + level) / 2];
  if (chance <= 0) return below > low && below < high ? 1 : 0;
  return Math.max(0, Math.min(below + chance, high) - Math.max(below, low)) / chance;
}

/** The smallest count that is not exceeded with probability `p`. */
export function countQuantile({ chances }: CountDistribution, p: number): number {
  let sum = 0;
  const found = chances.findIndex((chance) => {
    sum += chance;
    return sum >= p;
  });
  return found === -1 ? chances.length : found;
}
