import { describe, expect, test } from "vitest";
import { outcomeOf, reviewed, statuses, takesVotes, visibilityFor, whyNotMerged } from "./idea.ts";

describe("votes", () => {
  test("count while something can still come of them", () => {
    const open = statuses.filter((status) => takesVotes({ state: "live", status }));
    expect(open).toEqual(["open", "planned", "started"]);
  });

  test("count only for what others can see", () => {
    expect(takesVotes({ state: "waiting", status: "open" })).toBe(false);
    expect(takesVotes({ state: "hidden", status: "open" })).toBe(false);
  });
});

test("the first thing somebody writes is read before others see it", () => {
  expect(visibilityFor({ hasSomethingLive: false })).toBe("waiting");
  expect(visibilityFor({ hasSomethingLive: true })).toBe("live");
});

test("a moderator's word changes a state once", () => {
  expect(reviewed("waiting", "publish")).toBe("live");
  expect(reviewed("waiting", "hide")).toBe("hidden");
  expect(reviewed("hidden", "publish")).toBe("live");
  expect(reviewed("live", "publish")).toBeNull();
  expect(reviewed("merged", "hide")).toBeNull();
});

test("an answer that leaves the idea open is no outcome yet", () => {
  expect(statuses.map(outcomeOf)).toEqual([null, "planned", "started", "shipped", "declined"]);
});

test("one public idea goes on as another public one, and in no other way", () => {
  const idea = { id: "one", state: "live" } as const;
  const into = { id: "other", state: "live" } as const;
  expect(whyNotMerged(idea, into)).toBeNull();
  expect(whyNotMerged(idea, idea)).toContain("itself");
  expect(whyNotMerged(idea, undefined)).toContain("no such idea");
  for (const state of ["waiting", "hidden", "merged"] as const) {
    expect(whyNotMerged({ ...idea, state }, into)).not.toBeNull();
    expect(whyNotMerged(idea, { ...into, state })).not.toBeNull();
  }
});
