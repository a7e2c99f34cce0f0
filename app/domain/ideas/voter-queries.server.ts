import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** Somebody who votes for an idea, for staff. Minor units as text; no worth where nothing is measured. */
export type Voter = {
  customerId: string;
  name: string;
  organization: string | null;
  votedAt: Date;
  /** Whether a merge brought the vote here. */
  carried: boolean;
  worth: { amountMinor: string; currency: string } | null;
};

/** Who votes for an idea: those first whose relationship is worth most, then the latest. */
export function votersByWorth(ideaId: string, atMost: number): Promise<Voter[]> {
  return sql<Voter>(
    pool,
    `select c.id as "customerId", coalesce(c.name, c.email, c.external_id, 'A customer without a name') as name, o.name as organization,
       v.voted_at as "votedAt", v.carried_by is not null as carried,
       case when w.currency is not null then json_build_object('amountMinor', w.realised_minor::text, 'currency', w.currency) end as worth
     from idea_vote v join customer c on c.id = v.customer_id left join organization o on o.id = c.organization_id
       left join lateral (select t.realised_minor, t.currency from value_total t join company on company.id = 1
         where t.customer_id = c.id order by t.currency = company.currency desc nulls last, t.currency limit 1) w on true
     where v.idea_id = $1::uuid order by w.realised_minor desc nulls last, v.voted_at desc, c.id limit $2::int`,
    [ideaId, atMost],
  );
}
