/** When something happened: so many days ago, at a time of day in UTC. */
export type Moment = readonly [daysAgo: number, time: string];

/** Turns moments into dates, seen from a day. */
export type Clock = { now: Date; at: (moment: Moment) => Date };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The sample company began its portal so many days ago. */
export const beginning = 730;

/**
 * A clock that counts back from `now`. Days begin at midnight UTC, so that a moment of one day ago or more is always past.
 * @throws RangeError where a moment is none, or lies ahead
 */
export function clockFrom(now: Date): Clock {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs;
  const at = ([daysAgo, time]: Moment) => {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
    if (match === null || !Number.isInteger(daysAgo) || daysAgo < 1)
      throw new RangeError(`No moment of the past: ${daysAgo} days ago, ${time}`);
    return new Date(midnight - daysAgo * dayMs + (Number(match[1]) * 60 + Number(match[2])) * minuteMs);
  };
  return { now, at };
}

/** A day as `2026-12-25`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
