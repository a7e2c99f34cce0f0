import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { staffActed } from "./settle-door-news.server.ts";
import { lockStrandedThread } from "./standing.server.ts";
import { tellNewHolder, tellOfNewHolder } from "./tell-of-thread.server.ts";

type Refusal = "not-stranded" | "no-such-staff";

/**
 * Gives a thread of somebody who left the staff to a colleague, also where it is confidential and the owner who decides
 * may not read it. The customer is told who reads it from then on.
 */
export async function reassignThread(
  input: { threadId: string; staffId: string },
  by: { staffId: string; name: string },
  now: Date,
): Promise<{ kind: "reassigned"; name: string } | Refused<Refusal>> {
  const { threadId, staffId } = input;
  return withTransaction(async (client) => {
    const thread = await lockStrandedThread(client, threadId);
    if (thread === null) return refuse("not-stranded", "Somebody on the staff answers this one by now.");
    const [colleague] = await sql<{ name: string; accountId: string }>(
      client,
      `select name, account_id as "accountId" from staff where id = $1::uuid and disabled_at is null`,
      [staffId],
    );
    if (colleague === undefined) return refuse("no-such-staff", "Choose a colleague who is on the staff.");
    const id = newId(now);
    await sql(
      client,
      `insert into door_delegation (id, thread_id, from_id, to_id, by_id, at)
       values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::timestamptz)`,
      [id, threadId, thread.holderId, staffId, by.staffId, now],
    );
    const event = { verb: "door.reassigned", subjectKind: "door-thread", subjectId: threadId };
    const actor = { kind: "staff" as const, id: by.staffId };
    const data = { from: thread.holderName, to: colleague.name };
    await recordEvent(client, { ...event, actor, customerId: thread.customerId, data }, now);
    await staffActed(client, threadId, now);
    const held = {
      ...thread,
      holderId: staffId,
      holderName: colleague.name,
      holderAccountId: colleague.accountId,
    };
    await tellNewHolder(client, held, { id, byName: by.name }, now);
    await tellOfNewHolder(client, held, { id, leftName: thread.holderName }, now);
    return { kind: "reassigned", name: colleague.name };
  });
}
