import { newId } from "#app/kernel/ids.ts";
import { addWorkingTime } from "#app/kernel/working-time.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { readCalendar } from "./calendar-queries.server.ts";

/** A message to write; `staffId` is null where the customer writes. */
export type NewMessage = { id: string; threadId: string; staffId: string | null; text: string };

/** Writes a message. False, and nothing written, where that message was written before. */
export async function saveMessage(on: Executor, message: NewMessage, now: Date): Promise<boolean> {
  const rows = await sql(
    on,
    `insert into door_message (id, thread_id, staff_id, text, at) values ($1::uuid, $2::uuid, $3::uuid, $4, $5::timestamptz)
     on conflict (id) do nothing returning 1`,
    [message.id, message.threadId, message.staffId, message.text, now],
  );
  return rows.length > 0;
}

/** Promises an answer within so many minutes of working time, by the calendar of today. */
export async function savePromise(
  on: Executor,
  threadId: string,
  answerMinutes: number,
  now: Date,
): Promise<Date> {
  const dueAt = addWorkingTime(now, answerMinutes, await readCalendar(on));
  await sql(
    on,
    `insert into door_promise (id, thread_id, made_at, due_at) values ($1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz)`,
    [newId(now), threadId, now, dueAt],
  );
  return dueAt;
}
