import { clockSlackMs } from "#app/kernel/dates.ts";
import { type Exclusion, exclusionOf, type Party } from "./admissible-influence.ts";
import { deepest, type Link } from "./chains.ts";

/**
 * That somebody brought a customer: by which contribution, as which outcome, and when that customer joined. What is named
 * in a deal counts there and nowhere else.
 */
export type Bringing = {
  influencedId: string;
  by: Party;
  contributionId: string;
  outcomeId: string;
  joinedAt: Date;
  inDeal?: boolean;
};

/**
 * Somebody needed for the buyer to have come, by the outcome that says that the buyer joined, and when that was.
 * `through` is whom they brought, where that is not the buyer.
 */
export type Influencer = {
  customerId: string;
  contributionId: string;
  outcomeId: string;
  joinedAt: Date;
  through?: string;
};

/** Somebody whose influence on the buyer counts for nothing, and why. */
export type LeftOut = Influencer & { because: Exclusion };

/** Who shares in what the buyer's purchases bring, nearest first, and who does not. */
export type Influencers = { influencers: Influencer[]; leftOut: LeftOut[] };

/**
 * All who were needed for a buyer to have come: who brought them, and who brought those before, up to four links, each
 * person once (VALUE §2.3, rule 5). Who is the buyer, of their company, or came through them, counts for nothing (rule
 * 9), and so does whoever stands behind them alone. The order in which links are given does not matter.
 * @param links as far up as circles are to be seen
 */
export function influencersOf(buyer: Party, links: readonly Bringing[]): Influencers {
  const counted = links.filter(({ inDeal }) => inDeal !== true).sort(byContribution);
  const byInfluenced = Map.groupBy(counted, ({ influencedId }) => influencedId);
  const plain = links.map(linkOf);
  const found: Influencers = { influencers: [], leftOut: [] };
  const seen = new Set<string>();
  let level = (byInfluenced.get(buyer.customerId) ?? []).map((link) => ({ link, direct: link }));
  for (let step = 0; step < deepest && level.length > 0; step++) {
    const above: typeof level = [];
    for (const { link, direct } of level) {
      const { by } = link;
      if (seen.has(by.customerId)) continue;
      seen.add(by.customerId);
      const influencer = influencerOf(link, direct);
      const because = exclusionOf(by, buyer, plain);
      if (because === null) found.influencers.push(influencer);
      else found.leftOut.push({ ...influencer, because });
      if (because !== null && (step === 0 || isCircle(because))) continue;
      const before = (byInfluenced.get(by.customerId) ?? []).filter((one) => cameBefore(one, link));
      above.push(...before.map((one) => ({ link: one, direct })));
    }
    level = above;
  }
  return found;
}

function influencerOf({ by, contributionId }: Bringing, direct: Bringing): Influencer {
  const { outcomeId, joinedAt } = direct;
  const influencer = { customerId: by.customerId, contributionId, outcomeId, joinedAt };
  return contributionId === direct.contributionId
    ? influencer
    : { ...influencer, through: direct.contributionId };
}

/** Who was brought only after they had brought others was not needed for those. */
function cameBefore(above: Bringing, below: Bringing): boolean {
  return above.joinedAt.getTime() <= below.joinedAt.getTime() + clockSlackMs;
}

function isCircle(because: Exclusion): boolean {
  return because === "oneself" || because === "brought by the buyer";
}

function linkOf({ by, influencedId, contributionId }: Bringing): Link {
  return { influencerId: by.customerId, influencedId, contributionId };
}

function byContribution(a: Bringing, b: Bringing): number {
  if (a.contributionId !== b.contributionId) return a.contributionId < b.contributionId ? -1 : 1;
  if (a.influencedId !== b.influencedId) return a.influencedId < b.influencedId ? -1 : 1;
  return a.joinedAt.getTime() - b.joinedAt.getTime();
}
