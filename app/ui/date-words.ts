export type DateStyle = "moment" | "day" | "ago";

const dayLength = 86_400_000;

/** A moment as people say it, seen from `now`: "today 17:00", "Thursday 17:00", "3 March", "3 March 2024", "3 days ago". */
export function wordsForTime(at: Date, now: Date, style: DateStyle, timeZone: string): string {
  if (style === "ago") return wordsAgo(at, now);
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  const clock =
    style === "moment"
      ? ` ${part(at, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`
      : "";
  if (days === 0) return `today${clock}`;
  if (days === 1) return `tomorrow${clock}`;
  if (days === -1) return `yesterday${clock}`;
  if (days > 1 && days < 7) return `${part(at, timeZone, { weekday: "long" })}${clock}`;
  const sameYear = part(at, timeZone, { year: "numeric" }) === part(now, timeZone, { year: "numeric" });
  return part(at, timeZone, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) });
}

/** The moment in full, with its time zone. */
export function exactTime(at: Date, timeZone: string): string {
  const weekday = part(at, timeZone, { weekday: "long" });
  const day = part(at, timeZone, { day: "numeric", month: "long", year: "numeric" });
  const clock = part(at, timeZone, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
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
  return new Intl.RelativeTimeFormat("en-GB", { numeric: "always" }).format(
    Math.trunc(seconds / length),
    unit,
  );
}

function dayNumber(at: Date, timeZone: string): number {
  const text = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(at);
  return Math.round(Date.parse(`${text}T00:00:00Z`) / dayLength);
}

function part(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, ...options }).format(at);
}
