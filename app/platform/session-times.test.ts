import { expect, test } from "vitest";
import { isSeenAnew, sessionTimes, timesOfSession } from "./session-times.ts";

const createdAt = new Date("2026-03-01T12:00:00Z");

test.each([true, false])("a session's span tells how it was started (staff: %s)", (staff) => {
  const endsAt = new Date(createdAt.getTime() + sessionTimes(staff).absolute);
  expect(timesOfSession({ createdAt, endsAt })).toEqual(sessionTimes(staff));
});

test("the last use is written at most once a minute", () => {
  expect(isSeenAnew(createdAt, new Date(createdAt.getTime() + 59_999))).toBe(false);
  expect(isSeenAnew(createdAt, new Date(createdAt.getTime() + 60_000))).toBe(true);
});
