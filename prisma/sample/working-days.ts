import { addWorkingTime, type WorkingCalendar, workingTimeBetween } from "#app/kernel/working-time.ts";
import { company, holidaysOf, workingWeek } from "./data/company.ts";
import { beginning, type Clock } from "./moment.ts";

const stepMs = 10 * 60_000;
/** No stretch of working time that the data ask for reaches back further. */
const furthestSteps = 30 * 24 * 6;

/** The holidays of all years that the company has seen, and of the next one. */
export function allHolidays({ now }: Clock): { day: string; name: string }[] {
  const first = new Date(now.getTime() - beginning * 86_400_000).getUTCFullYear();
  const years = Array.from({ length: now.getUTCFullYear() + 2 - first }, (_, index) => first + index);
  return years.flatMap(holidaysOf);
}

/** When people at the roastery work. */
export function workingCalendar(clock: Clock): WorkingCalendar {
  const holidays = new Set(allHolidays(clock).map(({ day }) => day));
  return { timeZone: company.timeZone, hours: workingWeek, holidays };
}

/** The moment itself where people work then, else when they come in next; the moment itself where that lies ahead of now. */
export function whenAtWork(moment: Date, calendar: WorkingCalendar, { now }: Clock): Date {
  const next = addWorkingTime(moment, 5, calendar);
  return next < now ? next : moment;
}

/** The latest moment since which so many working hours have passed, to ten minutes. */
export function workingHoursAgo(hours: number, calendar: WorkingCalendar, { now }: Clock): Date {
  for (let step = 1; step < furthestSteps; step += 1) {
    const moment = new Date(now.getTime() - step * stepMs);
    if (workingTimeBetween(moment, now, calendar) >= hours * 60) return moment;
  }
  throw new RangeError(`${hours} working hours ago lies too far back`);
}
