import { type DateStyle, exactTime, wordsForTime } from "./date-words.ts";

export type WhenProps = {
  /** The moment: a Date, or text as of Date.toISOString(). */
  at: Date | string;
  now: Date | string;
  /** "moment" says Thursday 17:00, "day" says 3 March, "ago" says 3 days ago. */
  style?: DateStyle;
  /** IANA name; UTC unless said otherwise. */
  timeZone?: string;
};

/** A date people would say, with the exact one on hover. */
export function When({ at, now, style = "moment", timeZone = "UTC" }: WhenProps) {
  const time = new Date(at);
  return (
    <time dateTime={time.toISOString()} title={exactTime(time, timeZone)} className="whitespace-nowrap">
      {wordsForTime(time, new Date(now), style, timeZone)}
    </time>
  );
}
