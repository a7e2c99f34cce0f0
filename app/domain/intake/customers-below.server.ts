import { type Executor, sql } from "#app/platform/sql.server.ts";
import { deepest } from "../value/attribution/chains.ts";

/** Customers with all who came through them, as far as a chain reaches. */
export async function customersBelow(on: Executor, customerIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    on,
    `with recursive below as (
       select id, 0 as depth from unnest($1::uuid[]) as w(id)
       union
       select oc.customer_id, b.depth + 1 from below b
       join contribution k on k.customer_id = b.id join outcome_influence i on i.contribution_id = k.id
       join outcome oc on oc.id = i.outcome_id and oc.kind = 'customer-joined' and oc.customer_id is not null
       where b.depth < ${deepest}
     )
     select distinct id from below order by 1`,
    [customerIds],
  );
  return rows.map(({ id }) => id);
}

/**
 * Whose orders are worth something else to others because of an outcome: of whoever joined by it; of a deal, of all whom
 * its contributions had brought, as they count in the deal from then on.
 */
export async function customersBroughtBy(on: Executor, outcomeId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    on,
    `select distinct oc.customer_id as id
     from outcome o join outcome oc on oc.kind = 'customer-joined' and oc.customer_id is not null
       and case o.kind when 'customer-joined' then oc.id = o.id when 'deal' then oc.id in (
         select w.outcome_id from outcome_influence i join outcome_influence w on w.contribution_id = i.contribution_id
         where i.outcome_id = o.id) else false end
     where o.id = $1::uuid order by 1`,
    [outcomeId],
  );
  return rows.map(({ id }) => id);
}
