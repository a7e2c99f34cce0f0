import { expect, test } from "vitest";
import type { WorkingCalendar } from "#app/kernel/working-time.ts";
import {
  promiseStanding,
  promiseWords,
  recordWords,
  shortName,
  subjectOf,
  workingTimeWords,
} from "./door.ts";

const calendar: WorkingCalendar = {
  timeZone: "UTC",
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 540, closes: 1020 })),
  holidays: new Set(),
};
const monday = new Date("2026-11-23T09:00Z");

test.each([
  ["Tuesday evening", "2026-11-24T17:00Z", null, "open", 960],
  ["this noon", "2026-11-23T12:00Z", null, "due", 180],
  ["last Friday at four", "2026-11-20T16:00Z", null, "late", -60],
  ["over the weekend", "2026-11-21T12:00Z", null, "late", 0],
  ["answered in time", "2026-11-20T16:00Z", "2026-11-20T15:00Z", "kept", -60],
  ["answered too late", "2026-11-20T16:00Z", "2026-11-20T16:01Z", "kept-late", -60],
])("a promise for %s", (_, due, answered, state, minutesLeft) => {
  const dates = { dueAt: new Date(due), answeredAt: answered === null ? null : new Date(answered) };
  const standing = promiseStanding(dates, monday, calendar);
  expect(standing.state).toBe(state);
  expect(standing.minutesLeft + 0).toBe(minutesLeft + 0);
});

test.each([
  ["The export is broken.", "The export is broken."],
  ["\n  Hello   Tom,\nit broke", "Hello Tom,"],
  ["---\nIt broke", "It broke"],
  ["!!!", "!!!"],
  [`${"word ".repeat(30)}`, `${"word ".repeat(16).trim()} …`],
  ["x".repeat(10_000), `${"x".repeat(80)} …`],
  ["👩‍🚒".repeat(3), "👩‍🚒".repeat(3)],
])("the subject of %j", (text, subject) => {
  expect(subjectOf(text)).toBe(subject);
});

test("a record says what was done, and nothing where nothing was", () => {
  expect(recordWords({ answers: 0, minutes: null, onTime: null }, calendar)).toBe("no record yet");
  expect(recordWords({ answers: 0, minutes: null, onTime: 0 }, calendar)).toBe("no answer yet, 0 % on time");
  expect(recordWords({ answers: 25, minutes: 672, onTime: 0.96 }, calendar)).toBe(
    "answers within 1.4 working days, 96 % on time",
  );
  expect(recordWords({ answers: 3, minutes: 100, onTime: 1 }, calendar)).toBe(
    "answers within 2 working hours, 100 % on time",
  );
});

test("working time is said in the unit that fits", () => {
  expect(workingTimeWords(0, calendar)).toBe("1 working minute");
  expect(workingTimeWords(59, calendar)).toBe("59 working minutes");
  expect(workingTimeWords(60, calendar)).toBe("1 working hour");
  expect(workingTimeWords(480, calendar)).toBe("1 working day");
  expect(workingTimeWords(480, { hours: [] })).toBe("8 working hours");
  expect(shortName(" Tom Weber ")).toBe("Tom");
});

test("a promise is said exactly: in days where they come out even, else in hours", () => {
  expect(promiseWords(960, calendar)).toBe("2 working days");
  expect(promiseWords(1020, calendar)).toBe("17 working hours");
  expect(promiseWords(180, calendar)).toBe("3 working hours");
  expect(promiseWords(1035, calendar)).toBe("2.2 working days");
});
