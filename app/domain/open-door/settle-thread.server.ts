import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveMessage, savePromise } from "./save-message.server.ts";
import { saveDoorOutcome } from "./save-outcome.server.ts";
import { customerActed, staffActed } from "./settle-door-news.server.ts";
import { lockOwnThread } from "./standing.server.ts";
import { tellHolder } from "./tell-of-thread.server.ts";

type Refusal = Refused<"no-such-thread">;

/** The customer says that it is settled: whoever promised an answer is free of it. */
export async function settleThread(
  input: { threadId: string; customerId: string; word: string | null },
  now: Date,
): Promise<{ kind: "settled" } | Refusal> {
  const { threadId, customerId, word } = input;
  return withTransaction(async (client) => {
    const thread = await lockOwnThread(client, threadId, customerId);
    if (thread === null) return refuse("no-such-thread", "This conversation is not here.");
    if (thread.settlement === "settled") return { kind: "settled" };
    if (word !== null)
      await saveMessage(client, { id: newId(now), threadId, staffId: null, text: word }, now);
    await saveSettlement(client, { threadId, customerId, state: "settled", word }, now);
    await saveDoorOutcome(client, thread, "settled", now);
    await customerActed(client, thread, now);
    await staffActed(client, threadId, now);
    return { kind: "settled" };
  });
}

/** The customer says that it is not settled, and why: a new promise begins. */
export async function reopenThread(
  input: { threadId: string; messageId: string; customerId: string; text: string },
  now: Date,
): Promise<{ kind: "reopened" } | Refusal> {
  const { threadId, messageId, customerId, text } = input;
  return withTransaction(async (client) => {
    const thread = await lockOwnThread(client, threadId, customerId);
    if (thread === null) return refuse("no-such-thread", "This conversation is not here.");
    const message = { id: messageId, threadId, staffId: null, text };
    if (!(await saveMessage(client, message, now))) return { kind: "reopened" };
    await saveSettlement(client, { threadId, customerId, state: "reopened", word: text }, now);
    await saveDoorOutcome(client, thread, "reopened", now);
    await customerActed(client, thread, now);
    if (!thread.waits) await savePromise(client, threadId, thread.answerMinutes, now);
    await tellHolder(client, thread, message, now);
    return { kind: "reopened" };
  });
}

async function saveSettlement(
  on: Executor,
  {
    threadId,
    customerId,
    state,
    word,
  }: { threadId: string; customerId: string; state: "settled" | "reopened"; word: string | null },
  now: Date,
): Promise<void> {
  await sql(
    on,
    `insert into door_settlement (id, thread_id, state, word, at) values ($1::uuid, $2::uuid, $3, $4::text, $5::timestamptz)`,
    [newId(now), threadId, state, word, now],
  );
  const event = {
    actor: { kind: "customer" as const, id: customerId },
    verb: `door.thread-${state}`,
    subjectKind: "door-thread",
    subjectId: threadId,
    customerId,
  };
  await recordEvent(on, event, now);
}
