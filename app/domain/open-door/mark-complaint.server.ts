import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";
import { lockVisibleThread } from "./standing.server.ts";
import type { Asker } from "./visible-to.ts";

/** Marks a message as the complaint it is; what becomes of it from now on is the outcome of a complaint. */
export async function markComplaint(
  threadId: string,
  by: Asker,
  now: Date,
): Promise<{ kind: "marked" } | Refused<"no-such-thread">> {
  return withTransaction(async (client) => {
    const thread = await lockVisibleThread(client, threadId, by);
    if (thread === null) return refuse("no-such-thread", "This thread is not here.");
    if (thread.complaintAt !== null) return { kind: "marked" };
    await sql(
      client,
      "update door_thread set complaint_at = $2::timestamptz, complaint_by = $3::uuid, outcome_id = null where id = $1::uuid",
      [threadId, now, by.staffId],
    );
    const contribution = {
      id: newId(now),
      customerId: thread.customerId,
      kind: "complaint",
      occurredAt: now,
      externalId: `open-door/${threadId}/complaint`,
      subject: { kind: "door-thread", id: threadId },
      evidence: { to: thread.namedName },
    };
    await saveContributions(client, [contribution], now);
    const event = { verb: "door.marked-complaint", subjectKind: "door-thread", subjectId: threadId };
    const actor = { kind: "staff" as const, id: by.staffId };
    await recordEvent(client, { ...event, actor, customerId: thread.customerId }, now);
    return { kind: "marked" };
  });
}
