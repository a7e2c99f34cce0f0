import { workingTimeBetween } from "#app/kernel/working-time.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { readCalendar } from "./calendar-queries.server.ts";
import { saveDoorOutcome } from "./save-outcome.server.ts";
import type { Standing } from "./standing.server.ts";

/** Notes that the open promise of a thread is kept by a message, and how long that took. */
export async function keepPromise(
  on: Executor,
  thread: Standing,
  messageId: string,
  now: Date,
): Promise<void> {
  const took = workingTimeBetween(thread.promisedAt ?? now, now, await readCalendar(on));
  await sql(
    on,
    `insert into door_answer (promise_id, message_id, at, working_minutes) values ($1::uuid, $2::uuid, $3::timestamptz, $4::int)`,
    [thread.promiseId, messageId, now, Math.round(Math.max(0, took))],
  );
  await saveDoorOutcome(on, thread, "answered", now);
}
