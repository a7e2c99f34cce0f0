import { newId } from "#app/kernel/ids.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { type Visibility, visibilityFor } from "./idea.ts";
import { publishIdea } from "./publish-idea.server.ts";

export type Proposal = { title: string; story: string; topic: string | null };

/** Proposes an idea. It is live at once for who has something live already; else it waits for a moderator. */
export function proposeIdea(
  proposal: Proposal,
  customerId: string,
  now: Date,
): Promise<{ kind: "proposed"; ideaId: string; state: Visibility }> {
  return withTransaction(async (tx) => {
    const ideaId = newId(now);
    const state = visibilityFor({ hasSomethingLive: await hasSomethingLive(tx, customerId) });
    await sql(
      tx,
      `insert into idea (id, author_id, title, story, topic, state, created_at)
       values ($1::uuid, $2::uuid, $3, $4, $5::text, 'waiting', $6::timestamptz)`,
      [ideaId, customerId, proposal.title, proposal.story, proposal.topic, now],
    );
    if (state === "live") await publishIdea(tx, ideaId, now);
    const actor = { kind: "customer" as const, id: customerId };
    const event = { actor, verb: "idea.proposed", subjectKind: "idea", subjectId: ideaId, customerId };
    await recordEvent(tx, { ...event, data: { title: proposal.title, state } }, now);
    return { kind: "proposed", ideaId, state };
  });
}

/** Whether a moderator has let something of this customer through before and it still stands. */
export async function hasSomethingLive(on: Executor, customerId: string): Promise<boolean> {
  const rows = await sql(
    on,
    `select 1 from idea where author_id = $1::uuid and state in ('live', 'merged')
     union all select 1 from idea_comment where customer_id = $1::uuid and state = 'live' limit 1`,
    [customerId],
  );
  return rows.length > 0;
}
