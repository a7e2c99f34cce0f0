import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Decided, SeenHere } from "../value/parameters/learn-rates.ts";

/** Counts what the books show of the rates, as it is known at `now`. Amounts count in the reporting currency only. */
export async function seenHere(on: Executor, now: Date): Promise<SeenHere> {
  const counts = await sql<Record<keyof typeof parts, [number, number]>>(on, countsText, [now]);
  const of = (name: keyof typeof parts) => {
    const [did, all] = counts[0]?.[name] ?? [0, 0];
    return { did, all };
  };
  const often = (name: keyof typeof parts) => ({ events: of(name).did, occasions: of(name).all });
  const shipped = await sql<{ minor: string }>(on, shippedText, [now]);
  return {
    deals: of("deals"),
    ideas: of("ideas"),
    plannedIdeas: of("plannedIdeas"),
    openedLinks: of("openedLinks"),
    friends: of("friends"),
    partners: of("partners"),
    leads: of("leads"),
    events: often("events"),
    cycles: often("cycles"),
    shippedMinor: shipped.map(({ minor }) => BigInt(minor)),
  };
}

/** A number told of an outcome: a whole one, not below zero. */
const told = (name: string) =>
  `case when measured->>'${name}' ~ '^[0-9]{1,9}$' then (measured->>'${name}')::bigint end`;

/** Whether a contribution of some kinds had a part in the outcome `l`. */
const ledBy = (...kinds: string[]) =>
  `exists (select 1 from outcome_influence i join contribution c on c.id = i.contribution_id
     where i.outcome_id = l.outcome_id and c.kind in (${kinds.map((kind) => `'${kind}'`).join(", ")}))`;

/** What somebody says of themselves counts once, by the last answer. */
const answer = `lower(measured->>'wouldHaveComeAnyway')`;

/** Every idea that was given, and what became of it. */
const ideas = `select c.id, c.occurred_at as given_at, coalesce(bool_or(s.state = 'shipped'), false) as shipped,
    coalesce(bool_or(s.state = 'declined'), false) as declined
  from contribution c left join outcome_influence i on i.contribution_id = c.id
    left join outcome_state s on s.outcome_id = i.outcome_id and s.occurred_at <= $1::timestamptz
  where c.kind = 'idea' and c.occurred_at <= $1::timestamptz group by c.id`;

const decided = `shipped or declined or given_at < $1::timestamptz - interval '1 year'`;

/** Of the ideas under each topic, how many shipped and of how many that is known; topics without any such are left out. */
export async function ideasByTopic(on: Executor, now: Date): Promise<(Decided & { name: string })[]> {
  return sql(
    on,
    `select i.topic as name, (count(*) filter (where shipped))::int as did, count(*)::int as all
     from (${ideas}) given join idea i on i.contribution_id = given.id
     where i.topic is not null and (${decided}) group by i.topic order by count(*) desc, i.topic limit 50`,
    [now],
  );
}

/** Each gives how many did, and of how many. What waits for over a year without a decision counts as decided against. */
const parts = {
  deals: `select count(*) filter (where state = 'won'), count(*) from latest where kind = 'deal' and state in ('won', 'lost')`,
  ideas: `select count(*) filter (where shipped), count(*) filter (where ${decided}) from (${ideas}) idea`,
  plannedIdeas: `select count(*) filter (where shipped), count(*) filter (where shipped or declined or planned_at < $1::timestamptz - interval '1 year')
    from (select l.outcome_id, min(s.occurred_at) filter (where s.state in ('accepted', 'planned', 'started')) as planned_at,
        bool_or(s.state = 'shipped') as shipped, bool_or(s.state = 'declined') as declined
      from latest l join outcome_state s on s.outcome_id = l.outcome_id and s.occurred_at <= $1::timestamptz
      where ${ledBy("idea")} group by l.outcome_id) planned where planned_at is not null`,
  openedLinks: `select count(*) filter (where exists (select 1 from attribution a where a.link_id = k.id)), count(*)
    from referral_link k, (select coalesce(max(attribution_window_days), 90) as days from referral_programme) p
    where exists (select 1 from click c where c.link_id = k.id and c.counted and c.at <= $1::timestamptz - make_interval(days => p.days))`,
  friends: `select count(*) filter (where answer in ('false', '0')), count(*) from (
      select distinct on (o.customer_id) ${answer} as answer from outcome o join outcome_state s on s.outcome_id = o.id
      where o.kind = 'customer-joined' and o.customer_id is not null and s.occurred_at <= $1::timestamptz
        and ${answer} in ('true', 'false', '0', '1')
      order by o.customer_id, s.occurred_at desc, s.id desc) asked`,
  partners: `select count(*) filter (where state in ('signed', 'won')), count(*) from latest l
    where state in ('signed', 'won', 'lost') and ${ledBy("partner-introduction")}`,
  leads: `select coalesce(sum(${told("wonLeads")}), 0), coalesce(sum(${told("wonLeads")} + coalesce(${told("lostLeads")}, 0)), 0)
    from latest l where ${ledBy("press", "analyst", "speaking")}`,
  events: `select coalesce(sum(leads), 0), count(*) from (
      select coalesce(${told("leads")}, ${told("openLeads")} + coalesce(${told("wonLeads")}, 0) + coalesce(${told("lostLeads")}, 0)) as leads
      from latest l where ${ledBy("press", "analyst", "speaking")}) event where leads is not null`,
  cycles: `select coalesce(sum(${told("defects")}), 0), coalesce(sum(${told("cycles")}), 0) from latest l
    where ${told("defects")} is not null and ${told("cycles")} > 0 and ${ledBy("beta-membership")}`,
};

const latest = `latest as (
  select distinct on (s.outcome_id) s.outcome_id, o.kind, s.state, s.measured
  from outcome_state s join outcome o on o.id = s.outcome_id where s.occurred_at <= $1::timestamptz
  order by s.outcome_id, s.occurred_at desc, s.id desc)`;

const countsText = `with ${latest} select ${Object.entries(parts)
  .map(([name, text]) => `(select json_build_array(n.did, n.of) from (${text}) n(did, of)) as "${name}"`)
  .join(", ")}`;

const shippedText = `select greatest(0, s.margin_minor + coalesce(${told("expectedMarginMinor")}, 0) - s.cost_minor)::text as minor
  from (select distinct on (outcome_id) * from outcome_state where occurred_at <= $1::timestamptz
    order by outcome_id, occurred_at desc, id desc) s, company
  where s.state = 'shipped' and s.margin_minor is not null and s.cost_minor is not null and s.currency = company.currency
    and exists (select 1 from outcome_influence i join contribution c on c.id = i.contribution_id
      where i.outcome_id = s.outcome_id and c.kind in ('idea', 'idea-comment'))
  order by s.outcome_id`;
