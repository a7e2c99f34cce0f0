/** Milliseconds in a day of 24 hours. */
export const dayMs = 86_400_000;

/** Shops send dates without a time and keep clocks of their own: this much earlier still counts as after. */
export const clockSlackMs = 24 * 3_600_000;

/** A moment some days later, in days of 24 hours. */
export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}

/** The same day and time some calendar months later (UTC); the last day of the month where that day does not exist. */
export function addMonths(at: Date, months: number): Date {
  const moved = new Date(at);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(at.getUTCDate(), lastDay));
  return moved;
}

/**
 * Reads an ISO 8601 date (`2026-11-22`, taken as midnight UTC) or date and time with offset.
 * @returns null where the text is neither or the day does not exist.
 */
export function parseMoment(text: string): Date | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const [whole, year, month, day, hour = "0", minute = "0", second = "0"] = match;
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (calendar.getUTCMonth() !== Number(month) - 1 || calendar.getUTCDate() !== Number(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const parsed = new Date(match[4] === undefined ? calendar : whole.replace(" ", "T"));
  return Number.isNaN(parsed.getTime()) ? null : parsed;
}

/** As `parseMoment`, with a time that names no offset taken as UTC: files of other systems seldom name one. */
export function parseMomentInUtc(text: string): Date | null {
  return parseMoment(text) ?? parseMoment(`${text.trim()}Z`);
}
