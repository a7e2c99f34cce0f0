import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveMessage, savePromise } from "./save-message.server.ts";
import { customerActed } from "./settle-door-news.server.ts";
import { lockOwnThread } from "./standing.server.ts";
import { tellHolder } from "./tell-of-thread.server.ts";

/** The customer writes on. Where the last promise was kept, a new one begins. A settled thread has to be reopened first. */
export async function replyToThread(
  input: { threadId: string; messageId: string; customerId: string; text: string },
  now: Date,
): Promise<{ kind: "written" | "duplicate" } | Refused<"no-such-thread" | "settled">> {
  const { threadId, messageId, customerId, text } = input;
  return withTransaction(async (client) => {
    const thread = await lockOwnThread(client, threadId, customerId);
    if (thread === null) return refuse("no-such-thread", "This conversation is not here.");
    if (thread.settlement === "settled")
      return refuse("settled", "You said that this is settled. Reopen it to write on.");
    if (thread.settlement === "closed") return refuse("settled", "This is closed. Reopen it to write on.");
    const message = { id: messageId, threadId, staffId: null, text };
    if (!(await saveMessage(client, message, now))) return { kind: "duplicate" };
    if (!thread.waits) await savePromise(client, threadId, thread.answerMinutes, now);
    const event = {
      actor: { kind: "customer" as const, id: customerId },
      verb: "door.customer-wrote",
      subjectKind: "door-thread",
      subjectId: threadId,
      customerId,
    };
    await recordEvent(client, event, now);
    await customerActed(client, thread, now);
    await tellHolder(client, thread, message, now);
    return { kind: "written" };
  });
}
