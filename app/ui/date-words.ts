export type DateStyle = "moment" | "day" | "ago";

const dayLength = 86_400_000;

const forms = {
  weekday: { weekday: "long" },
  year: { year: "numeric" },
  day: { day: "numeric", month: "long" },
  dayAndYear: { day: "numeric", month: "long", year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  clockAndZone: { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" },
  digits: { year: "numeric", month: "2-digit", day: "2-digit" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter takes longer than a page has for all its dates, so each is made once. */
const formats = new Map<string, Intl.DateTimeFormat>();
const ago = new Intl.RelativeTimeFormat("en-GB", { numeric: "always" });

/** A moment as people say it, seen from `now`: "today 17:00", "Thursday 17:00", "3 March", "3 March 2024", "3 days ago". */
export function wordsForTime(at: Date, now: Date, style: DateStyle, timeZone: string): string {
  if (style === "ago") return wordsAgo(at, now);
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  const clock = style === "moment" ? ` ${part(at, timeZone, "clock")}` : "";
  if (days === 0) return `today${clock}`;
  if (days === 1) return `tomorrow${clock}`;
  if (days === -1) return `yesterday${clock}`;
  if (days > 1 && days < 7) return `${part(at, timeZone, "weekday")}${clock}`;
  const sameYear = part(at, timeZone, "year") === part(now, timeZone, "year");
  return part(at, timeZone, sameYear ? "day" : "dayAndYear");
}

/** The moment in full, with its time zone. */
export function exactTime(at: Date, timeZone: string): string {
  const weekday = part(at, timeZone, "weekday");
  const day = part(at, timeZone, "dayAndYear");
  const clock = part(at, timeZone, "clockAndZone");
  return `${weekday} ${day}, ${clock}`;
}

function wordsAgo(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return "just now";
  const [length, unit] =
    size < 3600
      ? [60, "minute" as const]
      : size < 86_400
        ? [3600, "hour" as const]
        : size < 30 * 86_400
          ? [86_400, "day" as const]
          : size < 365 * 86_400
            ? [30 * 86_400, "month" as const]
            : [365 * 86_400, "year" as const];
  return ago.format(Math.trunc(seconds / length), unit);
}

function dayNumber(at: Date, timeZone: string): number {
  const text = part(at, timeZone, "digits").split("/").reverse().join("-");
  return Math.round(Date.parse(`${text}T00:00:00Z`) / dayLength);
}

function part(at: Date, timeZone: string, form: keyof typeof forms): string {
  const name = `${form} ${timeZone}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", { timeZone, ...forms[form] });
    formats.set(name, format);
  }
  return format.format(at);
}
