/** Working hours of one weekday, in minutes after midnight by the clock on the wall. `weekday` is 1 for Monday to 7 for Sunday. */
export type WorkingHours = { weekday: number; opens: number; closes: number };

/** When people work: in a time zone (IANA name), on weekdays, save on holidays (`2026-12-25`). */
export type WorkingCalendar = {
  timeZone: string;
  hours: readonly WorkingHours[];
  holidays: ReadonlySet<string>;
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** No calendar needs longer to give the time that is asked of it. */
const furthestDays = 3_660;

/**
 * The moment when so many minutes of working time have passed.
 * @param minutes zero or more; zero gives `from` back
 * @throws RangeError where the calendar has no working time within ten years
 */
export function addWorkingTime(from: Date, minutes: number, calendar: WorkingCalendar): Date {
  if (!(minutes >= 0)) throw new RangeError("working time to add is zero or more");
  let left = Math.round(minutes * minuteMs);
  if (left === 0) return new Date(from);
  const first = dayOf(from.getTime(), calendar.timeZone);
  for (let day = first; day < first + furthestDays * dayMs; day += dayMs) {
    for (const { start, end } of spansOf(day, calendar)) {
      const begin = Math.max(start, from.getTime());
      if (end <= begin) continue;
      if (left <= end - begin) return new Date(begin + left);
      left -= end - begin;
    }
  }
  throw new RangeError("the calendar has too little working time");
}

/** Minutes of working time from one moment to another; negative where the second lies before the first. */
export function workingTimeBetween(from: Date, until: Date, calendar: WorkingCalendar): number {
  if (until < from) return -workingTimeBetween(until, from, calendar);
  const last = dayOf(until.getTime(), calendar.timeZone);
  let sum = 0;
  for (let day = dayOf(from.getTime(), calendar.timeZone); day <= last; day += dayMs) {
    for (const { start, end } of spansOf(day, calendar))
      sum += Math.max(0, Math.min(end, until.getTime()) - Math.max(start, from.getTime()));
  }
  return sum / minuteMs;
}

/** The length of a usual working day in minutes: the mean over the weekdays on which anybody works. Zero where nobody does. */
export function workingDayMinutes({ hours }: Pick<WorkingCalendar, "hours">): number {
  const days = new Set(hours.map(({ weekday }) => weekday)).size;
  return days === 0 ? 0 : hours.reduce((sum, { opens, closes }) => sum + closes - opens, 0) / days;
}

/** The working time of a day as moments, the first span first. A day that the time zone leaves out has none. */
function spansOf(day: number, { timeZone, hours, holidays }: WorkingCalendar) {
  const date = new Date(day);
  if (holidays.has(date.toISOString().slice(0, 10))) return [];
  const weekday = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  return hours
    .filter((span) => span.weekday === weekday)
    .map((span) => ({
      start: momentOf(day + span.opens * minuteMs, timeZone),
      end: momentOf(day + span.closes * minuteMs, timeZone),
    }))
    .filter(({ start }) => dayOf(start, timeZone) === day)
    .sort((one, other) => one.start - other.start);
}

/** The day by the wall clock at a moment, as its midnight read in UTC. */
function dayOf(moment: number, timeZone: string): number {
  return Math.floor((moment + offsetAt(moment, timeZone)) / dayMs) * dayMs;
}

/**
 * The moment at which the wall clock shows a time (given as if it were UTC). Of a time that comes twice, the first; a time
 * that is left out in spring counts as if the clock had not been put forward.
 */
function momentOf(wall: number, timeZone: string): number {
  const before = offsetAt(wall - dayMs, timeZone);
  const after = offsetAt(wall + dayMs, timeZone);
  const fitting = [wall - before, wall - after].filter(
    (moment) => moment + offsetAt(moment, timeZone) === wall,
  );
  return fitting.length > 0 ? Math.min(...fitting) : wall - before;
}

/** How far the wall clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(moment)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}
