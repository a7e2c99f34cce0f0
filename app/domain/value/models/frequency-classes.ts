import { type CountDistribution, countDistribution } from "./count-distribution.ts";
import type { Origin } from "./rolling-origins.ts";

/** What was expected of a class of customers, with the interval of 80 % that chance alone makes of it, and what came. */
export type FrequencyClass = {
  /** Repeat purchases from … to; `to` is null where there is no upper end. */
  from: number;
  to: number | null;
  expected: number;
  low: number;
  high: number;
  actual: number;
};

/** A forecast held against what came, class by class; the model is taken as it was fitted. */
export type FrequencyCheck = {
  /** By repeat purchases before the forecast: how many customers, and their purchases in the time after. */
  before: (FrequencyClass & { customers: number })[];
  /** By purchases in the time after: how many customers made so many. */
  after: FrequencyClass[];
};

const bounds: readonly { from: number; to: number | null }[] = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
  { from: 2, to: 2 },
  { from: 3, to: 5 },
  { from: 6, to: null },
];

/** A customer of `x` repeat purchases, how many more were to be expected, and how many came. */
export type Checked = { x: number; distribution: CountDistribution; came: number };

/** Everybody known at an origin, with what was to be expected of them in the weeks after. */
export function checkedOf({ fit, observed }: Origin, weeks: number): Checked[] {
  return observed.map(({ history, later }) => ({
    x: history.x,
    distribution: countDistribution(fit.model, history, weeks),
    came: later.purchases,
  }));
}

/** Holds forecasts against what came by 0, 1, 2, 3 to 5 and 6 or more purchases, before and after. */
export function checkByFrequency(customers: Iterable<Checked>): FrequencyCheck {
  const sums = bounds.map(() => ({ customers: 0, purchases: nothing(), makers: nothing() }));
  for (const { x, distribution, came } of customers) {
    const own = sums[classOf(x)];
    if (own === undefined) continue;
    own.customers += 1;
    const [mean, square] = momentsOf(distribution);
    add(own.purchases, mean, square - mean * mean, came);
    for (const [index, { from, to }] of bounds.entries()) {
      const chance = chanceOf(distribution, from, to);
      const made = index === classOf(came) ? 1 : 0;
      const into = sums[index]?.makers;
      if (into !== undefined) add(into, chance, chance * (1 - chance), made);
    }
  }
  return {
    before: sums.flatMap(({ customers: count, purchases }, index) =>
      count === 0 ? [] : [{ customers: count, ...rangeOf(index, purchases) }],
    ),
    after: sums.map(({ makers }, index) => rangeOf(index, makers)),
  };
}

type Sum = { expected: number; variance: number; actual: number };

function nothing(): Sum {
  return { expected: 0, variance: 0, actual: 0 };
}

function add(sum: Sum, expected: number, variance: number, actual: number): void {
  sum.expected += expected;
  sum.variance += variance;
  sum.actual += actual;
}

function classOf(count: number): number {
  return bounds.findIndex(({ from, to }) => count >= from && (to === null || count <= to));
}

function momentsOf({ chances }: CountDistribution): [mean: number, square: number] {
  let [mean, square] = [0, 0];
  for (const [count, chance] of chances.entries()) {
    mean += count * chance;
    square += count * count * chance;
  }
  return [mean, square];
}

function chanceOf({ chances, missing }: CountDistribution, from: number, to: number | null): number {
  const within = chances.slice(from, to === null ? undefined : to + 1);
  return within.reduce((sum, chance) => sum + chance, to === null ? missing : 0);
}

/** The 10 and 90 % points of a standard normal. */
const tenth = 1.2815515655446004;

/** Customers are independent, so that what comes of many is about normal. */
function rangeOf(index: number, { expected, variance, actual }: Sum): FrequencyClass {
  const { from, to } = bounds[index] ?? { from: 0, to: null };
  const half = tenth * Math.sqrt(Math.max(variance, 0));
  return { from, to, expected, low: Math.max(0, expected - half), high: expected + half, actual };
}
