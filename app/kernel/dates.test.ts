import { expect, test } from "vitest";
import { addMonths, parseMoment, parseMomentInUtc } from "./dates.ts";
import { newId, timeOfId } from "./ids.ts";

test("months end on the last day where the day does not exist", () => {
  expect(addMonths(new Date("2026-01-31T10:00:00Z"), 1).toISOString()).toBe("2026-02-28T10:00:00.000Z");
  expect(addMonths(new Date("2024-02-29T00:00:00Z"), 36).toISOString()).toBe("2027-02-28T00:00:00.000Z");
});

test.each([
  ["2026-11-22", "2026-11-22T00:00:00.000Z"],
  ["2026-11-22T09:30:00+01:00", "2026-11-22T08:30:00.000Z"],
  ["2026-11-22 09:30Z", "2026-11-22T09:30:00.000Z"],
  ["2026-02-30", null],
  ["22/11/2026", null],
  ["2026-11-22T25:00:00Z", null],
  ["2026-11-22T09:30:00", null],
])("%s reads as %s", (text, moment) => {
  expect(parseMoment(text)?.toISOString() ?? null).toBe(moment);
});

test.each([
  ["2024-01-05", "2024-01-05T00:00:00.000Z"],
  ["2024-01-05T10:00:00", "2024-01-05T10:00:00.000Z"],
  [" 2024-01-05 10:00 ", "2024-01-05T10:00:00.000Z"],
  ["2024-01-05 10:00:00.123", "2024-01-05T10:00:00.123Z"],
  ["2024-01-05T10:00:00+02:00", "2024-01-05T08:00:00.000Z"],
  ["05/01/2024", null],
  ["05.01.2024 10:00", null],
  ["2024-01-05T10", null],
  ["2024-02-30 10:00", null],
  ["2024-01-05 10:00 CET", null],
  ["2024-01-05 24:00", null],
])("%s of a file, in UTC where it names no offset, reads as %s", (text, moment) => {
  expect(parseMomentInUtc(text)?.toISOString() ?? null).toBe(moment);
});

test("an id tells the moment it was made", () => {
  const at = new Date("2026-11-22T12:34:56.789Z");
  expect(timeOfId(newId(at))).toEqual(at);
  expect(timeOfId("00000000-0000-4000-8000-000000000000")).toBeNull();
});
