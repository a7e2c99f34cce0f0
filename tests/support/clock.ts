import { addDays } from "#app/kernel/dates.ts";

/** The present moment of the tests that choose their own: a Sunday at noon. */
export const now = new Date("2026-11-22T12:00:00.000Z");

/** Some days before or after `now`. */
export function daysFromNow(days: number): Date {
  return addDays(now, days);
}
