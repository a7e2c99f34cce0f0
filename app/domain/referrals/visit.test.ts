import { expect, test } from "vitest";
import { addDays } from "#app/kernel/dates.ts";
import { newId } from "#app/kernel/ids.ts";
import { clickToKeep, isVisit } from "./visit.ts";

const person = {
  method: "GET",
  userAgent: "Mozilla/5.0 Firefox/140",
  purpose: undefined,
  destination: "document",
};
const now = new Date("2026-11-22T12:00:00Z");

test.each([
  ["a person", {}, true],
  ["an old browser", { destination: undefined }, true],
  ["HEAD", { method: "HEAD" }, false],
  ["a prefetch", { purpose: "prefetch;prerender" }, false],
  ["an image", { destination: "image" }, false],
  ["a frame", { destination: "iframe" }, false],
  ["a robot", { userAgent: "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" }, false],
])("%s counts: %s", (_name, changes, counts) => {
  expect(isVisit({ ...person, ...changes })).toBe(counts);
});

test("the first click stays while its window lasts, then the next takes its place", () => {
  const first = newId(now);
  const second = newId(addDays(now, 1));
  expect(clickToKeep(undefined, second, 90, now)).toBe(second);
  expect(clickToKeep(first, second, 90, addDays(now, 90))).toBe(first);
  expect(clickToKeep(first, second, 90, addDays(now, 90.001))).toBe(second);
  expect(clickToKeep("made-up", second, 90, now)).toBe(second);
  expect(clickToKeep(newId(addDays(now, 9)), second, 90, now)).toBe(second);
});
