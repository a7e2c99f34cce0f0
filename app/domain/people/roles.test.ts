import { describe, expect, test } from "vitest";
import { may, parseRole, roles, roleWords } from "./roles.ts";

describe("roles", () => {
  test.each([
    ["owner", [true, true, true, true]],
    ["manager", [true, true, true, false]],
    ["moderator", [true, true, false, false]],
    ["executive", [true, false, false, false]],
  ] as const)("%s may see, moderate, manage, own: %j", (role, rights) => {
    expect([may(role, "see"), may(role, "moderate"), may(role, "manage"), may(role, "own")]).toEqual(rights);
  });

  test("only the four names are roles", () => {
    expect(roles.map(parseRole)).toEqual(roles);
    expect(parseRole("Owner")).toBeNull();
    expect(parseRole("constructor")).toBeNull();
  });

  test("each role has words", () => {
    for (const role of roles) expect(roleWords(role).rights).not.toBe("");
  });
});
