import { expect, test } from "vitest";
import { healthOf } from "./health.ts";

const history = { repeats: 4, recencyDays: 84, ageDays: 147, alive: 0.41 };

test("the rhythm is the mean gap, and silence runs from the last purchase", () => {
  expect(healthOf(history)).toEqual({ rhythmDays: 21, silentDays: 63, alive: 0.41, lostByHiatus: false });
});

test("one purchase has no rhythm, and a valuation before the last one no negative silence", () => {
  expect(healthOf({ ...history, repeats: 0, recencyDays: 0 })).toMatchObject({
    rhythmDays: null,
    silentDays: 147,
  });
  expect(healthOf({ ...history, ageDays: 80 }).silentDays).toBe(0);
});

test.each([
  [182, false],
  [183, true],
])("silent for %d days, by the rule of 26 weeks: gone is %s", (silent, lost) => {
  expect(healthOf({ ...history, ageDays: 84 + silent }).lostByHiatus).toBe(lost);
});
