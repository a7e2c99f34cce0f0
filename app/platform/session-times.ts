const minute = 60_000;
const day = 86_400_000;

/** How long a session lasts unused (idle) and at most (absolute), in milliseconds. */
export type SessionTimes = { idle: number; absolute: number };

const staffTimes: SessionTimes = { idle: 30 * minute, absolute: 12 * 60 * minute };
const customerTimes: SessionTimes = { idle: 14 * day, absolute: 90 * day };

/** Sessions with rights over others are short. */
export function sessionTimes(staff: boolean): SessionTimes {
  return staff ? staffTimes : customerTimes;
}

/** The times a session was started with, told by its span. */
export function timesOfSession(session: { createdAt: Date; endsAt: Date }): SessionTimes {
  return sessionTimes(session.endsAt.getTime() - session.createdAt.getTime() <= staffTimes.absolute);
}

/** Whether the last use is to be written down again: at most once a minute. */
export function isSeenAnew(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= minute;
}
