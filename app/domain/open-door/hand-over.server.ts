import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { staffActed } from "./settle-door-news.server.ts";
import { lockVisibleThread } from "./standing.server.ts";
import { tellNewHolder } from "./tell-of-thread.server.ts";
import type { Asker } from "./visible-to.ts";

/** Hands a thread to a colleague, who may read it from then on; the customer sees who answers. The promise stays. */
export async function handOver(
  input: { threadId: string; staffId: string },
  by: Asker & { name: string },
  now: Date,
): Promise<{ kind: "handed"; name: string } | Refused<"no-such-thread" | "no-such-staff">> {
  const { threadId, staffId } = input;
  return withTransaction(async (client) => {
    const thread = await lockVisibleThread(client, threadId, by);
    if (thread === null) return refuse("no-such-thread", "This thread is not here.");
    const [colleague] = await sql<{ name: string; accountId: string }>(
      client,
      `select name, account_id as "accountId" from staff where id = $1::uuid and disabled_at is null`,
      [staffId],
    );
    if (colleague === undefined) return refuse("no-such-staff", "Choose a colleague who is on the staff.");
    if (thread.holderId === staffId) return { kind: "handed", name: colleague.name };
    const id = newId(now);
    await sql(
      client,
      `insert into door_delegation (id, thread_id, from_id, to_id, by_id, at)
       values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6::timestamptz)`,
      [id, threadId, thread.holderId, staffId, by.staffId, now],
    );
    const event = { verb: "door.handed-over", subjectKind: "door-thread", subjectId: threadId };
    const actor = { kind: "staff" as const, id: by.staffId };
    const data = { from: thread.holderName, to: colleague.name };
    await recordEvent(client, { ...event, actor, customerId: thread.customerId, data }, now);
    const held = {
      ...thread,
      holderId: staffId,
      holderName: colleague.name,
      holderAccountId: colleague.accountId,
    };
    await staffActed(client, threadId, now);
    if (staffId !== by.staffId) await tellNewHolder(client, held, { id, byName: by.name }, now);
    return { kind: "handed", name: colleague.name };
  });
}
