import { expect, test } from "vitest";
import { exactTime, wordsForTime } from "./date-words.ts";

const now = new Date("2026-03-03T10:00:00Z");

test.each([
  ["2026-03-03T17:00:00Z", "moment", "today 17:00"],
  ["2026-03-05T17:00:00Z", "moment", "Thursday 17:00"],
  ["2026-03-02T23:59:00Z", "moment", "yesterday 23:59"],
  ["2026-03-10T17:00:00Z", "moment", "10 March"],
  ["2024-06-01T00:00:00Z", "day", "1 June 2024"],
  ["2026-02-28T10:00:00Z", "ago", "3 days ago"],
  ["2026-03-03T09:59:30Z", "ago", "just now"],
  ["2026-03-03T08:00:00Z", "ago", "2 hours ago"],
] as const)("%s as %s reads %s", (at, style, words) => {
  expect(wordsForTime(new Date(at), now, style, "UTC")).toBe(words);
});

test("a day begins at midnight of the time zone", () => {
  expect(wordsForTime(new Date("2026-03-03T23:30:00Z"), now, "moment", "Europe/Berlin")).toBe(
    "tomorrow 00:30",
  );
});

test("the exact time names its zone", () => {
  expect(exactTime(now, "UTC")).toBe("Tuesday 3 March 2026, 10:00 UTC");
});
