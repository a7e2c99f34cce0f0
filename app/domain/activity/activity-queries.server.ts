import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** An event of the audit log. */
export type EventView = {
  id: string;
  at: Date;
  actorKind: "customer" | "staff" | "api-key" | "system";
  /** The name of who did it; null for the system and for names that are gone. */
  actorName: string | null;
  verb: string;
  subjectKind: string;
  subjectId: string | null;
  customerId: string | null;
  customerName: string | null;
  data: Record<string, unknown>;
};

export type AuditFilter = {
  verb?: string | null;
  actorKind?: string | null;
  from?: Date | null;
  /** Up to, not including. */
  until?: Date | null;
  customerId?: string | null;
  cursor?: string | null;
  /** At most 50, which is also the default. */
  limit?: number;
};

const pageSize = 50;

/** So much of a text is read for a list: some are as long as a page. */
const longestShown = 300;

/** The members of an object, long texts cut. */
function shortened(data: string): string {
  return `(select coalesce(jsonb_object_agg(d.key, case when jsonb_typeof(d.value) = 'string' and length(d.value #>> '{}') > ${longestShown}
      then to_jsonb(left(d.value #>> '{}', ${longestShown}) || '…') else d.value end), '{}')
    from jsonb_each(${data}) d)`;
}

/** Events newest first, a page at a time. `cursor` is the id of the last event seen. */
export async function auditLog(filter: AuditFilter): Promise<{ events: EventView[]; next: string | null }> {
  const limit = Math.min(filter.limit ?? pageSize, pageSize);
  const rows = await sql<EventView>(
    pool,
    `with page as (
       select * from activity_event e
       where ($1::text is null or e.verb = $1) and ($2::text is null or e.actor_kind = $2)
         and ($3::timestamptz is null or e.at >= $3) and ($4::timestamptz is null or e.at < $4)
         and ($5::uuid is null or e.customer_id = $5)
         and ($6::uuid is null or (e.at, e.id) < (select l.at, l.id from activity_event l where l.id = $6::uuid))
       order by e.at desc, e.id desc limit ${limit + 1}
     )
     select p.id, p.at, p.actor_kind as "actorKind", left(coalesce(st.name, k.name, ac.name, ac.email), ${longestShown}) as "actorName", p.verb,
       p.subject_kind as "subjectKind", p.subject_id as "subjectId", c.id as "customerId",
       left(coalesce(c.name, c.email, c.external_id), ${longestShown}) as "customerName", ${shortened("p.data")} as data
     from page p
     left join staff st on p.actor_kind = 'staff' and st.id = p.actor_id
     left join api_key k on p.actor_kind = 'api-key' and k.id = p.actor_id
     left join customer ac on p.actor_kind = 'customer' and ac.id = p.actor_id
     left join customer c on c.id = p.customer_id
     order by p.at desc, p.id desc`,
    [
      filter.verb ?? null,
      filter.actorKind ?? null,
      filter.from ?? null,
      filter.until ?? null,
      filter.customerId ?? null,
      filter.cursor ?? null,
    ],
  );
  const events = rows.slice(0, limit);
  return { events, next: rows.length > limit ? (events.at(-1)?.id ?? null) : null };
}

/** The verbs that occur in the audit log, for its filter. Steps from one to the next along the index. */
export async function knownVerbs(): Promise<string[]> {
  const rows = await sql<{ verb: string }>(
    pool,
    `with recursive step as (
       (select verb from activity_event order by verb limit 1)
       union all
       select (select e.verb from activity_event e where e.verb > s.verb order by e.verb limit 1) from step s where s.verb is not null
     )
     select verb from step where verb is not null limit 200`,
  );
  return rows.map((row) => row.verb);
}

/** Something a customer gave, and what became of it, in order. */
export type GiftView = {
  id: string;
  kind: string;
  occurredAt: Date;
  quantity: number;
  /** What it was about, in words of that moment; null where nothing was noted. */
  title: string | null;
  /** The name of whom it was given to, where it was somebody. */
  to: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  outcomes: { kind: string; state: string; at: string }[];
};

/**
 * What one customer gave, newest first, a page at a time. What became of an idea became of the votes and comments on
 * it, too. `cursor` is the id of the last one seen.
 */
export async function giftsOf(
  customerId: string,
  view: { cursor?: string | null; limit?: number } = {},
): Promise<{ gifts: GiftView[]; next: string | null }> {
  const limit = Math.min(view.limit ?? 20, pageSize);
  const rows = await sql<GiftView>(
    pool,
    `select g.id, g.kind, g.occurred_at as "occurredAt", g.quantity, left(coalesce(g.evidence ->> 'title', g.evidence ->> 'purpose', case when g.subject_kind = 'idea' then (
         select i.evidence ->> 'title' from contribution i where i.external_id = 'idea/' || g.subject_id) end), 200) as title,
       left(g.evidence ->> 'to', 200) as "to",
       g.subject_kind as "subjectKind", g.subject_id as "subjectId", coalesce((
         select json_agg(json_build_object('kind', o.kind, 'state', s.state, 'at', s.occurred_at)
           order by s.occurred_at, s.state <> 'joined', s.id)
         from outcome_influence i join outcome o on o.id = i.outcome_id
         join lateral (select id, state, occurred_at from outcome_state where outcome_id = o.id
           order by occurred_at desc, state = 'joined', id desc limit 5) s on true
         where i.contribution_id in (g.id, (select proposed.id from contribution proposed
           where g.subject_kind = 'idea' and proposed.external_id = 'idea/' || g.subject_id))), '[]'::json) as outcomes
     from contribution g
     where g.customer_id = $1
       and ($2::uuid is null or (g.occurred_at, g.id) < (select l.occurred_at, l.id from contribution l where l.id = $2::uuid and l.customer_id = $1))
     order by g.occurred_at desc, g.id desc limit $3`,
    [customerId, view.cursor ?? null, limit + 1],
  );
  const gifts = rows.slice(0, limit);
  return { gifts, next: rows.length > limit ? (gifts.at(-1)?.id ?? null) : null };
}
