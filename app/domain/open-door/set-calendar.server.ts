import { type Refused, refuse } from "#app/kernel/result.ts";
import type { WorkingHours } from "#app/kernel/working-time.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";

/** Sets the working hours of the week; promises that were given stay as they were given. */
export async function setWorkingHours(
  hours: readonly WorkingHours[],
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "set" } | Refused<"no-hours">> {
  if (hours.length === 0)
    return refuse(
      "no-hours",
      "Enter the hours of at least one day: a promise needs working time to be kept in.",
    );
  return withTransaction(async (client) => {
    await sql(client, "delete from door_calendar");
    await sql(
      client,
      `insert into door_calendar (weekday, opens, closes)
       select weekday, opens, closes from jsonb_to_recordset($1::text::jsonb) as h(weekday int, opens int, closes int)`,
      [JSON.stringify(hours)],
    );
    await record(client, "calendar.hours-changed", { hours }, by, now);
    return { kind: "set" };
  });
}

/** Adds a holiday, or renames the one of that day. */
export async function addHoliday(
  holiday: { day: string; name: string },
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "added" } | Refused<"too-many">> {
  return withTransaction(async (client) => {
    const days = await sql(client, "select 1 from holiday where day > $1::timestamptz::date limit 200", [
      now,
    ]);
    if (days.length === 200)
      return refuse("too-many", "There are 200 holidays ahead already. Remove one first.");
    await sql(
      client,
      "insert into holiday (day, name) values ($1::date, $2) on conflict (day) do update set name = excluded.name",
      [holiday.day, holiday.name],
    );
    await record(client, "calendar.holiday-added", holiday, by, now);
    return { kind: "added" };
  });
}

/** Takes a holiday out of the calendar. */
export async function removeHoliday(day: string, by: { staffId: string }, now: Date): Promise<void> {
  await withTransaction(async (client) => {
    const removed = await sql<{ name: string }>(
      client,
      "delete from holiday where day = $1::date returning name",
      [day],
    );
    if (removed.length > 0) await record(client, "calendar.holiday-removed", { day, ...removed[0] }, by, now);
  });
}

async function record(
  on: Executor,
  verb: string,
  data: Record<string, unknown>,
  by: { staffId: string },
  now: Date,
): Promise<void> {
  const actor = { kind: "staff" as const, id: by.staffId };
  await recordEvent(on, { actor, verb, subjectKind: "calendar", subjectId: null, data }, now);
}
