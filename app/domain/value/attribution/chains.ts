/** Somebody brought somebody else, by a contribution. */
export type Link = { influencerId: string; influencedId: string; contributionId: string };

/** How far up a chain of influence is followed. */
export const deepest = 4;

/**
 * The links that led to somebody, nearest first, up to a depth: who brought them, who brought those, and so on. Each
 * person once, by the shortest way; circles end where they close.
 */
export function chainAbove<Of extends Link>(customerId: string, links: readonly Of[], depth = deepest): Of[] {
  const byInfluenced = Map.groupBy(links, ({ influencedId }) => influencedId);
  const seen = new Set([customerId]);
  const chain: Of[] = [];
  let level = [customerId];
  for (let step = 0; step < depth && level.length > 0; step++) {
    const above = level.flatMap((who) => byInfluenced.get(who) ?? []).sort(byContribution);
    level = [];
    for (const link of above) {
      if (seen.has(link.influencerId)) continue;
      seen.add(link.influencerId);
      chain.push(link);
      level.push(link.influencerId);
    }
  }
  return chain;
}

/** So that the order in which links are given does not matter. */
function byContribution(a: Link, b: Link): number {
  if (a.contributionId === b.contributionId) return a.influencerId < b.influencerId ? -1 : 1;
  return a.contributionId < b.contributionId ? -1 : 1;
}

/** Whether somebody stands above another in a chain of influence, however far. */
export function standsAbove(influencerId: string, influencedId: string, links: readonly Link[]): boolean {
  const chain = chainAbove(influencedId, links, Number.POSITIVE_INFINITY);
  return chain.some((link) => link.influencerId === influencerId);
}
