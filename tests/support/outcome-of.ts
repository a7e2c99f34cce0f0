import { query } from "./database.ts";

/** The states of the outcome that a thread's contribution led to, in their order. */
export async function outcomeOf(threadId: string): Promise<string[]> {
  const rows = await query<{ what: string }>(
    `select o.kind || ' ' || s.state as what from contribution c join outcome_influence i on i.contribution_id = c.id
     join outcome o on o.id = i.outcome_id join outcome_state s on s.outcome_id = o.id
     where c.subject_id = $1 order by s.recorded_at, s.id`,
    [threadId],
  );
  return rows.map(({ what }) => what);
}
