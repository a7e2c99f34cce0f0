import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** What became of all that one customer gave, counted. */
export type GiftFacts = { gifts: number; ideasReal: number; peopleCame: number };

/** Counts what a customer gave and what became of it: ideas whose latest state is `shipped`, and people who joined because of them. */
export async function giftFacts(customerId: string): Promise<GiftFacts> {
  const [facts] = await sql<GiftFacts>(
    pool,
    `select count(*)::int as gifts,
       count(*) filter (where g.kind = 'idea' and exists (
         select 1 from outcome_influence i join outcome o on o.id = i.outcome_id and o.kind = 'idea-answered'
         join lateral (select state from outcome_state where outcome_id = o.id order by occurred_at desc, id desc limit 1) s
           on s.state = 'shipped'
         where i.contribution_id = g.id))::int as "ideasReal",
       coalesce(sum((select count(*) from outcome_influence i join outcome o on o.id = i.outcome_id and o.kind = 'customer-joined'
         where i.contribution_id = g.id)) filter (where g.kind = 'referral'), 0)::int as "peopleCame"
     from contribution g where g.customer_id = $1::uuid`,
    [customerId],
  );
  return facts ?? { gifts: 0, ideasReal: 0, peopleCame: 0 };
}
