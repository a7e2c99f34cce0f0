import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { keepPromise } from "./keep-promise.server.ts";
import { saveMessage } from "./save-message.server.ts";
import { staffActed } from "./settle-door-news.server.ts";
import { lockVisibleThread } from "./standing.server.ts";
import { tellCustomer } from "./tell-of-thread.server.ts";
import type { Asker } from "./visible-to.ts";

type Refusal = "no-such-thread" | "not-yours" | "nothing-waits";

/**
 * Closes a thread that needs no answer. The reason is what the customer reads in place of one, so that it keeps the promise
 * as an answer would, late where it is late; whether it is settled only the customer says, and they may reopen it.
 */
export async function closeThread(
  input: { threadId: string; messageId: string; reason: string },
  by: Asker & { name: string },
  now: Date,
): Promise<{ kind: "closed" | "duplicate" } | Refused<Refusal>> {
  const { threadId, messageId, reason } = input;
  return withTransaction(async (client) => {
    const thread = await lockVisibleThread(client, threadId, by);
    if (thread === null) return refuse("no-such-thread", "This thread is not here.");
    if (by.staffId !== thread.namedId && by.staffId !== thread.holderId)
      return refuse("not-yours", `${thread.holderName} answers this one. Take it over first.`);
    if (thread.settlement === "closed") return { kind: "duplicate" };
    if (!thread.waits) return refuse("nothing-waits", "The customer does not wait for an answer here.");
    const message = { id: messageId, threadId, staffId: by.staffId, text: reason };
    if (!(await saveMessage(client, message, now))) return { kind: "duplicate" };
    await keepPromise(client, thread, messageId, now);
    await sql(
      client,
      `insert into door_settlement (id, thread_id, state, word, staff_id, at)
       values ($1::uuid, $2::uuid, 'closed', $3, $4::uuid, $5::timestamptz)`,
      [newId(now), threadId, reason, by.staffId, now],
    );
    const event = { verb: "door.closed-thread", subjectKind: "door-thread", subjectId: threadId };
    const actor = { kind: "staff" as const, id: by.staffId };
    await recordEvent(client, { ...event, actor, customerId: thread.customerId }, now);
    await staffActed(client, threadId, now);
    await tellCustomer(
      client,
      thread,
      { id: messageId, text: reason, staffId: by.staffId, staffName: by.name },
      now,
    );
    return { kind: "closed" };
  });
}
