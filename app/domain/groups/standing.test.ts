import { expect, test } from "vitest";
import { holdsSeat, mayApply, type StandingFacts, standingOf } from "./standing.ts";

const at = new Date("2026-03-01T10:00:00Z");
const asked: StandingFacts = {
  decision: null,
  endedAt: null,
  leftAt: null,
  removedAt: null,
  before: 2,
  presentVersion: null,
  acceptedVersion: null,
};
const seated: StandingFacts = { ...asked, decision: "accepted" };

test.each([
  ["never asked", null, { kind: "none" }],
  ["asked", asked, { kind: "asked" }],
  ["two wait before", { ...asked, decision: "waiting" as const }, { kind: "waiting", place: 3 }],
  ["declined", { ...asked, decision: "declined" as const, endedAt: at }, { kind: "declined" }],
  ["took it back", { ...asked, endedAt: at }, { kind: "left" }],
  ["a seat, nothing to agree to", seated, { kind: "member" }],
  [
    "a seat, never agreed",
    { ...seated, presentVersion: 1 },
    { kind: "to-accept", version: 1, hadAccepted: false },
  ],
  ["agreed", { ...seated, presentVersion: 1, acceptedVersion: 1 }, { kind: "member" }],
  [
    "agreed to an older version",
    { ...seated, presentVersion: 3, acceptedVersion: 1 },
    { kind: "to-accept", version: 3, hadAccepted: true },
  ],
  ["left", { ...seated, leftAt: at, endedAt: at }, { kind: "left" }],
  ["removed", { ...seated, removedAt: at, endedAt: at }, { kind: "removed" }],
])("%s", (_, facts, standing) => {
  expect(standingOf(facts)).toEqual(standing);
});

test("who is in it or waits cannot ask again; who is out can", () => {
  expect(mayApply(standingOf(asked))).toBe(false);
  expect(mayApply(standingOf(seated))).toBe(false);
  expect(mayApply(standingOf({ ...seated, leftAt: at, endedAt: at }))).toBe(true);
  expect(mayApply(standingOf(null))).toBe(true);
  expect(holdsSeat(standingOf({ ...seated, presentVersion: 1 }))).toBe(true);
  expect(holdsSeat(standingOf(asked))).toBe(false);
});
