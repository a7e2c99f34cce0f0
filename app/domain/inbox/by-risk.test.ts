import { expect, test } from "vitest";
import { type AtRisk, byRisk } from "./by-risk.ts";

const at = new Date("2026-11-23T12:00Z");

function thread(name: string, state: string, minutesLeft: number, worth: string | null) {
  const dueAt = new Date(at.getTime() + minutesLeft * 60_000);
  return { name, state, minutesLeft, dueAt, worth: worth === null ? null : { amountMinor: worth } };
}

test("overdue first, then the least working time left, then the relationship that is worth most", () => {
  const threads: (AtRisk & { name: string })[] = [
    thread("tomorrow, rich", "open", 600, "9007199254740993000"),
    thread("soon, poor", "due", 125, null),
    thread("soon, rich", "due", 170, "128400"),
    thread("late by minutes", "late", -5, "5"),
    thread("soon, a loss", "due", 121, "-100"),
    thread("late by hours", "late", -300, null),
    thread("due within the hour", "due", 10, null),
    thread("late, over the weekend", "late", 0, "1"),
  ];
  expect(threads.sort(byRisk).map(({ name }) => name)).toEqual([
    "late by hours",
    "late by minutes",
    "late, over the weekend",
    "due within the hour",
    "soon, rich",
    "soon, poor",
    "soon, a loss",
    "tomorrow, rich",
  ]);
});
