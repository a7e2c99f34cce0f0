import { betaCdf } from "../beta.ts";
import { logGamma } from "../models/log-gamma.ts";

/** Trials of one group and how many succeeded: ideas of one stage, invitations of one programme. */
export type Group = { successes: number; trials: number };

/** One Beta that the rates of all groups may come from, with how likely it is. */
type Candidate = { alpha: number; beta: number; weight: number };

/** What all groups together say of where their rates come from: a grid of candidates; the weights add up to 1. */
export type Population = readonly Candidate[];

const steps = 15;
const widest = 3;

/**
 * Learns where the rates of groups come from, θ ~ Beta(α, β) with ln(α+β) ~ N(ln 20, 1) and logit α/(α+β) ~
 * N(logit of the default, 1.5²), over a grid of 15 × 15 (VALUE §1.8). To plug in the likeliest α and β instead would
 * be far too sure of itself where groups are few.
 * @param defaultMean the rate to expect where nothing was seen, between 0 and 1
 */
export function learnPopulation(groups: readonly Group[], defaultMean: number): Population {
  const centre = Math.log(defaultMean / (1 - defaultMean));
  const candidates = grid().flatMap((u) =>
    grid().map((w) => {
      const [size, mean] = [20 * Math.exp(u), 1 / (1 + Math.exp(-centre - 1.5 * w))];
      const [alpha, beta] = [size * mean, size * (1 - mean)];
      return { alpha, beta, log: -0.5 * (u * u + w * w) + logLikelihood(groups, alpha, beta) };
    }),
  );
  const best = Math.max(...candidates.map(({ log }) => log));
  const sum = candidates.reduce((total, { log }) => total + Math.exp(log - best), 0);
  return candidates.map(({ alpha, beta, log }) => ({ alpha, beta, weight: Math.exp(log - best) / sum }));
}

/** Standard deviations at which the grid stands, from −3 to 3. */
function grid(): number[] {
  return Array.from({ length: steps }, (_, step) => widest * ((2 * step) / (steps - 1) - 1));
}

/** Σ ln B(α+y, β+n−y)/B(α, β): the likelihood of the groups, rates integrated out. */
export function logLikelihood(groups: readonly Group[], alpha: number, beta: number): number {
  const base = logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
  return groups.reduce(
    (sum, { successes, trials }) =>
      sum +
      base +
      logGamma(alpha + successes) +
      logGamma(beta + trials - successes) -
      logGamma(alpha + beta + trials),
    0,
  );
}

/** Expected rate of a group of the population: its own trials drawn towards what the groups have in common. */
export function groupMean(population: Population, { successes, trials }: Group): number {
  return population.reduce(
    (sum, { alpha, beta, weight }) => sum + (weight * (alpha + successes)) / (alpha + beta + trials),
    0,
  );
}

/** The probability that the rate of a group is at most x, over the whole grid. */
export function groupCdf(population: Population, { successes, trials }: Group, x: number): number {
  return population.reduce(
    (sum, { alpha, beta, weight }) =>
      weight < negligible ? sum : sum + weight * betaCdf(x, alpha + successes, beta + trials - successes),
    0,
  );
}

const negligible = 1e-9;

/** The quantile of a group's rate at a probability, by bisection to 12 digits. */
export function groupQuantile(population: Population, group: Group, probability: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (groupCdf(population, group, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The Beta that has the mean and the variance of a group's rate over the whole grid. */
export function groupBeta(population: Population, group: Group): { alpha: number; beta: number } {
  const mean = groupMean(population, group);
  const square = population.reduce((sum, { alpha, beta, weight }) => {
    const [above, all] = [alpha + group.successes, alpha + beta + group.trials];
    return sum + (weight * above * (above + 1)) / (all * (all + 1));
  }, 0);
  const size = (mean * (1 - mean)) / (square - mean * mean) - 1;
  return { alpha: mean * size, beta: (1 - mean) * size };
}
