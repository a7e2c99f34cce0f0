import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";
import { subjectOf } from "./door.ts";
import { saveMessage, savePromise } from "./save-message.server.ts";
import { lockOwnThread } from "./standing.server.ts";
import { tellHolder } from "./tell-of-thread.server.ts";

/** What a customer writes to a person. `threadId` is made with the form, so that pressing twice writes once. */
export type NewThread = {
  threadId: string;
  customerId: string;
  doorPersonId: string;
  kind: "message" | "complaint";
  confidential: boolean;
  text: string;
};

type Refusal = "no-such-person" | "too-many" | "other-thread";

/** So many threads may a customer open in 24 hours. */
const mostADay = 20;

/** Opens a thread with a named person, who is told and from now on has a promise to keep. */
export async function openThread(
  input: NewThread,
  now: Date,
): Promise<
  | { kind: "opened"; threadId: string; dueAt: Date }
  | { kind: "duplicate"; threadId: string }
  | Refused<Refusal>
> {
  const { threadId, customerId } = input;
  return withTransaction(async (client) => {
    await sql(client, "select 1 from customer where id = $1::uuid for no key update", [customerId]);
    const [door] = await sql<{ answerMinutes: number; name: string }>(
      client,
      `select d.answer_minutes as "answerMinutes", staff.name from door_person d join staff on staff.id = d.staff_id
       where d.id = $1::uuid and d.closed_at is null and staff.disabled_at is null`,
      [input.doorPersonId],
    );
    if (door === undefined)
      return refuse(
        "no-such-person",
        "They no longer answer here. Choose somebody else; what you wrote is still here.",
      );
    if (await wroteTooMuch(client, customerId, now))
      return refuse(
        "too-many",
        "You have written a great deal today. Add to what you wrote, or come back tomorrow.",
      );
    const known = await keepThread(client, input, now);
    if (known !== null)
      return known.customerId === customerId
        ? { kind: "duplicate", threadId }
        : refuse("other-thread", "That did not work. Load the page again, then send it.");
    const message = { id: newId(now), threadId, staffId: null, text: input.text };
    await saveMessage(client, message, now);
    const dueAt = await savePromise(client, threadId, door.answerMinutes, now);
    await saveDeed(client, input, door.name, now);
    const thread = await lockOwnThread(client, threadId, customerId);
    if (thread !== null) await tellHolder(client, thread, message, now);
    return { kind: "opened", threadId, dueAt };
  });
}

async function wroteTooMuch(on: Executor, customerId: string, now: Date): Promise<boolean> {
  const rows = await sql(
    on,
    `select 1 from door_thread where customer_id = $1::uuid and opened_at > $2::timestamptz - interval '24 hours' limit ${mostADay}`,
    [customerId, now],
  );
  return rows.length >= mostADay;
}

/** Writes the thread; where its id is taken already, says whose it is. */
async function keepThread(on: Executor, input: NewThread, now: Date): Promise<{ customerId: string } | null> {
  const { threadId, customerId, doorPersonId, confidential, text, kind } = input;
  const rows = await sql(
    on,
    `insert into door_thread (id, customer_id, door_person_id, subject, confidential, opened_at, complaint_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5::boolean, $6::timestamptz, $7::timestamptz) on conflict (id) do nothing returning 1`,
    [
      threadId,
      customerId,
      doorPersonId,
      subjectOf(text),
      confidential,
      now,
      kind === "complaint" ? now : null,
    ],
  );
  if (rows.length > 0) return null;
  const [known] = await sql<{ customerId: string }>(
    on,
    `select customer_id as "customerId" from door_thread where id = $1::uuid`,
    [threadId],
  );
  return known ?? null;
}

async function saveDeed(
  on: Executor,
  { threadId, customerId, kind }: NewThread,
  to: string,
  now: Date,
): Promise<void> {
  const contribution = {
    id: newId(now),
    customerId,
    kind: kind === "complaint" ? "complaint" : "open-door-message",
    occurredAt: now,
    externalId: `open-door/${threadId}`,
    subject: { kind: "door-thread", id: threadId },
    // Gifts are seen by more people than a thread is: what it says stays out.
    evidence: { to },
  };
  await saveContributions(on, [contribution], now);
  const event = {
    actor: { kind: "customer" as const, id: customerId },
    verb: "door.thread-opened",
    subjectKind: "door-thread",
    subjectId: threadId,
    customerId,
  };
  await recordEvent(on, { ...event, data: { kind } }, now);
}
