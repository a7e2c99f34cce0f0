import { pool } from "#app/platform/database.server.ts";
import { currentParameters } from "../value/parameters/current-parameters.server.ts";
import type { RateName } from "../value/shrinkage/default-priors.ts";
import { boundsOf, meanOf } from "../value/shrinkage/distribution.ts";
import { ratesOfGroups } from "../value/shrinkage/rates-of-groups.ts";
import { ideasByTopic } from "./seen-here.server.ts";

/** A group within a rate: what was seen of it, and its own rate, drawn towards what all groups have in common. */
export type RateGroup = { name: string; did: number; all: number; mean: number; low: number; high: number };

/** The groups of a rate, where its trials fall into several: of ideas that ship, their topics. Fewer than two are none. */
export async function groupsOfRate(rate: RateName, now: Date): Promise<RateGroup[]> {
  if (rate !== "ideaShips") return [];
  const [{ priors }, topics] = await Promise.all([currentParameters(pool), ideasByTopic(pool, now)]);
  if (topics.length < 2) return [];
  const seen = topics.map(({ did, all }) => ({ successes: did, trials: all, grade: "C" as const }));
  return ratesOfGroups(priors[rate], seen).flatMap(({ posterior }, at) => {
    const topic = topics[at];
    if (topic === undefined) return [];
    const [low, high] = boundsOf(posterior);
    return [{ ...topic, mean: meanOf(posterior), low, high }];
  });
}
