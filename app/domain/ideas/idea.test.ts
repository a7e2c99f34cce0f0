import { describe, expect, test } from "vitest";
import { outcomeOf, reviewed, statuses, takesVotes, visibilityFor } from "./idea.ts";

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
});

test("an answer that leaves the idea open is no outcome yet", () => {
  expect(statuses.map(outcomeOf)).toEqual([null, "planned", "started", "shipped", "declined"]);
});
