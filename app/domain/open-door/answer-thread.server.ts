import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { keepPromise } from "./keep-promise.server.ts";
import { saveMessage } from "./save-message.server.ts";
import { staffActed } from "./settle-door-news.server.ts";
import { lockVisibleThread } from "./standing.server.ts";
import { tellCustomer } from "./tell-of-thread.server.ts";
import type { Asker } from "./visible-to.ts";

/** Answers a customer, which keeps the promise that is open. Only the named person and whoever holds the thread may. */
export async function answerThread(
  input: { threadId: string; messageId: string; text: string },
  by: Asker & { name: string },
  now: Date,
): Promise<{ kind: "answered" | "duplicate" } | Refused<"no-such-thread" | "not-yours">> {
  const { threadId, messageId, text } = input;
  return withTransaction(async (client) => {
    const thread = await lockVisibleThread(client, threadId, by);
    if (thread === null) return refuse("no-such-thread", "This thread is not here.");
    if (by.staffId !== thread.namedId && by.staffId !== thread.holderId)
      return refuse("not-yours", `${thread.holderName} answers this one. Take it over first.`);
    const message = { id: messageId, threadId, staffId: by.staffId, text };
    if (!(await saveMessage(client, message, now))) return { kind: "duplicate" };
    if (thread.waits) await keepPromise(client, thread, messageId, now);
    const data = { keptPromise: thread.waits };
    const event = { verb: "door.answered", subjectKind: "door-thread", subjectId: threadId, data };
    const actor = { kind: "staff" as const, id: by.staffId };
    await recordEvent(client, { ...event, actor, customerId: thread.customerId }, now);
    await staffActed(client, threadId, now);
    await tellCustomer(client, thread, { id: messageId, text, staffId: by.staffId, staffName: by.name }, now);
    return { kind: "answered" };
  });
}
