import { type Executor, sql } from "#app/platform/sql.server.ts";
import { isInDeal } from "../../activity/deal-contributions.ts";
import type { Party } from "./admissible-influence.ts";
import { deepest } from "./chains.ts";
import type { Bringing } from "./influencers-of.ts";

/** A customer, as far as it tells whether two are the same company, and all links that led to them. */
export type Brought = { party: Party; links: Bringing[] };

/** Circles are seen up to this many links. */
const furthest = 2 * deepest;

/** One row a customer of $1: `id`, `domain`, `legal_entity`, `links`; to be put after `with recursive`. */
export const broughtText = `
  above as (
    select w.id as root, oc.customer_id as influenced, k.customer_id as influencer, k.id as contribution, oc.id as outcome,
      st.occurred_at as joined_at, 1 as depth
    from unnest($1::uuid[]) as w(id) join outcome oc on oc.customer_id = w.id and oc.kind = 'customer-joined'
    join outcome_state st on st.outcome_id = oc.id and st.state = 'joined'
    join outcome_influence i on i.outcome_id = oc.id join contribution k on k.id = i.contribution_id
    union
    select a.root, oc.customer_id, k.customer_id, k.id, oc.id, st.occurred_at, a.depth + 1
    from above a join outcome oc on oc.customer_id = a.influencer and oc.kind = 'customer-joined'
    join outcome_state st on st.outcome_id = oc.id and st.state = 'joined'
    join outcome_influence i on i.outcome_id = oc.id join contribution k on k.id = i.contribution_id
    where a.depth < ${furthest}
  ), links_of as (
    select root, jsonb_agg(distinct jsonb_build_object('influencedId', a.influenced, 'contributionId', a.contribution,
      'outcomeId', a.outcome, 'joinedAt', a.joined_at, 'inDeal', ${isInDeal("a.contribution")}, 'by', jsonb_build_object('customerId', c.id,
        'domain', nullif(split_part(lower(c.email), '@', 2), ''), 'legalEntity', c.organization_id))) as links
    from above a join customer c on c.id = a.influencer group by root
  ), brought as (
    select c.id, nullif(split_part(lower(c.email), '@', 2), '') as domain, c.organization_id as legal_entity,
      coalesce(l.links, '[]'::jsonb) as links
    from customer c left join links_of l on l.root = c.id where c.id = any($1::uuid[])
  )`;

/** What a row of `brought` holds. */
export type BroughtRow = {
  id: string;
  domain: string | null;
  legal_entity: string | null;
  links: (Omit<Bringing, "joinedAt"> & { joinedAt: string })[];
};

/** A row of `brought` with its moments. */
export function broughtOf({ id, domain, legal_entity, links }: BroughtRow): Brought {
  return {
    party: { customerId: id, domain, legalEntity: legal_entity },
    links: links.map((link) => ({ ...link, joinedAt: new Date(link.joinedAt) })),
  };
}

/** All links that led to customers, as far as chains and circles are followed, by customer. */
export async function linksAbove(
  on: Executor,
  customerIds: readonly string[],
): Promise<Map<string, Brought>> {
  if (customerIds.length === 0) return new Map();
  const rows = await sql<BroughtRow>(on, `with recursive ${broughtText} select * from brought`, [
    [...new Set(customerIds)],
  ]);
  return new Map(rows.map((row) => [row.id, broughtOf(row)]));
}
