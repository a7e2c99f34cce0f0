import type { Grade } from "../entry.ts";
import { meanOf } from "./distribution.ts";
import { type Group, groupBeta, learnPopulation } from "./hyperprior.ts";
import type { Prior, Rate } from "./rate.ts";

/** What was seen of one group: ideas of a stage, invitations of a programme. */
export type GroupData = Group & { grade: Exclude<Grade, "D"> };

/**
 * The rate of each of several groups: its own trials drawn towards what all have in common, and that towards the default
 * (VALUE §1.8). As Beta of the same mean and variance, so that figures can draw from it. A group without trials has what
 * the others taught, still grade D.
 */
export function ratesOfGroups(prior: Prior, groups: readonly GroupData[]): Rate[] {
  const population = learnPopulation(groups, meanOf(prior.distribution));
  return groups.map((group) => {
    const { alpha, beta } = groupBeta(population, group);
    const { successes, trials, grade } = group;
    const own = trials > 0 ? ({ family: "beta", successes, trials, grade } as const) : null;
    return {
      prior,
      own,
      posterior: { family: "beta", alpha, beta },
      grade: own === null ? "D" : grade,
      ownShare: Math.min(1, trials / (alpha + beta)),
    };
  });
}
