import { type WorkingCalendar, workingDayMinutes, workingTimeBetween } from "#app/kernel/working-time.ts";

/** How a promise to answer stands. */
export type PromiseState = "open" | "due" | "late" | "kept" | "kept-late";

/** What is needed of a thread to say how its latest promise stands. */
export type PromiseDates = { dueAt: Date; answeredAt: Date | null };

/** Less than this much working time left, and a promise is at risk. */
const soonMinutes = 240;

const longestSubject = 80;

/** How the latest promise stands, and how much working time is left; negative where it is overdue. */
export function promiseStanding(
  { dueAt, answeredAt }: PromiseDates,
  now: Date,
  calendar: WorkingCalendar,
): { state: PromiseState; minutesLeft: number } {
  const minutesLeft = Math.round(workingTimeBetween(now, dueAt, calendar));
  if (answeredAt !== null) return { state: answeredAt <= dueAt ? "kept" : "kept-late", minutesLeft };
  if (dueAt < now) return { state: "late", minutesLeft: Math.min(minutesLeft, 0) };
  return { state: minutesLeft < soonMinutes ? "due" : "open", minutesLeft };
}

/** What a thread is called: the beginning of its first line that says something. */
export function subjectOf(text: string): string {
  const line = text.split("\n").find((one) => /[\p{L}\p{N}]/u.test(one)) ?? text;
  const letters = [...line.trim().replaceAll(/\s+/g, " ")];
  if (letters.length <= longestSubject) return letters.join("");
  const cut = letters.slice(0, longestSubject).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > 40 ? cut.slice(0, space) : cut} …`;
}

/** How somebody has answered so far. `minutes` is the mean of the working time that the answers took. */
export type DoorRecord = { answers: number; minutes: number | null; onTime: number | null };

/** The record as people read it: "answers within 1.4 working days, 96 % on time". */
export function recordWords(
  { answers, minutes, onTime }: DoorRecord,
  calendar: Pick<WorkingCalendar, "hours">,
): string {
  const share = onTime === null ? null : `${Math.floor(onTime * 100)} % on time`;
  if (answers === 0 || minutes === null) return share === null ? "no record yet" : `no answer yet, ${share}`;
  return [`answers within ${workingTimeWords(minutes, calendar)}`, share].filter(Boolean).join(", ");
}

/** A stretch of working time in words: "45 working minutes", "3 working hours", "1.4 working days". */
export function workingTimeWords(minutes: number, calendar: Pick<WorkingCalendar, "hours">): string {
  const day = workingDayMinutes(calendar);
  if (minutes < 60) return counted(Math.max(1, Math.ceil(minutes)), "working minute");
  if (day === 0 || minutes < day) return counted(Math.round(minutes / 60), "working hour");
  return counted(Math.round((minutes / day) * 10) / 10, "working day");
}

/** A promised stretch, exactly: in working days where they come out even, else in hours. */
export function promiseWords(minutes: number, calendar: Pick<WorkingCalendar, "hours">): string {
  const days = minutes / workingDayMinutes(calendar);
  const isEven = Math.abs(days - Math.round(days)) < 0.05;
  return isEven || minutes % 60 !== 0
    ? workingTimeWords(minutes, calendar)
    : counted(minutes / 60, "working hour");
}

/** The name by which people are spoken of in a sentence. */
export function shortName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
