import type { WorkingCalendar, WorkingHours } from "#app/kernel/working-time.ts";
import { pool } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** A day on which nobody works, as `2026-12-25`. */
export type HolidayView = { day: string; name: string };

/** When the company works. */
export async function readCalendar(on: Executor = pool): Promise<WorkingCalendar> {
  const [row] = await sql<{ timeZone: string; hours: WorkingHours[]; holidays: string[] }>(
    on,
    `select time_zone as "timeZone",
       (select coalesce(json_agg(json_build_object('weekday', weekday, 'opens', opens, 'closes', closes) order by weekday), '[]')
          from door_calendar) as hours,
       (select coalesce(json_agg(day::text), '[]') from holiday) as holidays
     from company where id = 1`,
  );
  if (row === undefined) throw new Error("the company's row is missing: run the migrations");
  return { ...row, holidays: new Set(row.holidays) };
}

/** The holidays from a year ago on, in their order. */
export function listHolidays(now: Date): Promise<HolidayView[]> {
  return sql<HolidayView>(
    pool,
    `select day::text as day, name from holiday where day > ($1::timestamptz - interval '1 year')::date order by day limit 200`,
    [now],
  );
}
