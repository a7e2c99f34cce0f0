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
export const broughtText = broughtWith({ and: () => "", isInDeal: isInDeal("a.contribution"), partyOf });

/** The same of what was known at the moment $2. */
const broughtThenText = broughtWith({
  and: (recordedAt) => `and ${recordedAt} <= $2::timestamptz`,
  isInDeal: isInDeal("a.contribution", "$2::timestamptz"),
  partyOf: partyThenOf,
});

/** How what is known now differs from what was known at a moment: SQL conditions and where a party is read from. */
type Knowledge = {
  and: (recordedAt: string) => string;
  isInDeal: string;
  partyOf: (customer: string) => { domain: string; legalEntity: string; join: string };
};

function broughtWith({ and, isInDeal: inDeal, partyOf: of }: Knowledge): string {
  const party = of("c");
  const joinedBy = (influenced: string) => `
    join outcome oc on oc.customer_id = ${influenced} and oc.kind = 'customer-joined'
    join outcome_state st on st.outcome_id = oc.id and st.state = 'joined' ${and("st.recorded_at")}
    join outcome_influence i on i.outcome_id = oc.id ${and("coalesce(i.recorded_at, oc.recorded_at)")}
    join contribution k on k.id = i.contribution_id ${and("k.recorded_at")}`;
  return `
  above as (
    select w.id as root, oc.customer_id as influenced, k.customer_id as influencer, k.id as contribution, oc.id as outcome,
      st.occurred_at as joined_at, 1 as depth
    from unnest($1::uuid[]) as w(id) ${joinedBy("w.id")}
    union
    select a.root, oc.customer_id, k.customer_id, k.id, oc.id, st.occurred_at, a.depth + 1
    from above a ${joinedBy("a.influencer")}
    where a.depth < ${furthest}
  ), links_of as (
    select root, jsonb_agg(distinct jsonb_build_object('influencedId', a.influenced, 'contributionId', a.contribution,
      'outcomeId', a.outcome, 'joinedAt', a.joined_at, 'inDeal', ${inDeal}, 'by', jsonb_build_object('customerId', c.id,
        'domain', ${party.domain}, 'legalEntity', ${party.legalEntity}))) as links
    from above a join customer c on c.id = a.influencer ${party.join} group by root
  ), brought as (
    select c.id, ${party.domain} as domain, ${party.legalEntity} as legal_entity, coalesce(l.links, '[]'::jsonb) as links
    from customer c ${party.join} left join links_of l on l.root = c.id where c.id = any($1::uuid[])
  )`;
}

function partyOf(customer: string) {
  return {
    domain: `nullif(split_part(lower(${customer}.email), '@', 2), '')`,
    legalEntity: `${customer}.organization_id`,
    join: "",
  };
}

/** What told of a customer at the moment $2: what was replaced first after it, else what stands. */
function partyThenOf(customer: string) {
  const now = partyOf(customer);
  return {
    domain: `case when was.until is null then ${now.domain} else was.domain end`,
    legalEntity: `case when was.until is null then ${now.legalEntity} else was.organization_id end`,
    join: `left join lateral (select * from former_party f where ${customer}.party_since > $2::timestamptz
      and f.customer_id = ${customer}.id and f.until > $2::timestamptz order by f.until limit 1) was on true`,
  };
}

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

/**
 * All links that led to customers, as far as chains and circles are followed, by customer.
 * @param knownAt what was known at a moment; null for all that is known now
 */
export async function linksAbove(
  on: Executor,
  customerIds: readonly string[],
  knownAt: Date | null = null,
): Promise<Map<string, Brought>> {
  if (customerIds.length === 0) return new Map();
  const ids = [...new Set(customerIds)];
  const rows = await (knownAt === null
    ? sql<BroughtRow>(on, `with recursive ${broughtText} select * from brought`, [ids])
    : sql<BroughtRow>(on, `with recursive ${broughtThenText} select * from brought`, [ids, knownAt]));
  return new Map(rows.map((row) => [row.id, broughtOf(row)]));
}
