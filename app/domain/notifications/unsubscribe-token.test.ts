import { expect, test } from "vitest";
import { readUnsubscribeToken, unsubscribeToken } from "./unsubscribe-token.server.ts";

const accountId = "01936f00-0000-7000-8000-000000000001";
const token = unsubscribeToken({ accountId, kind: "idea-answered" });
const [, , seal = ""] = token.split(".");

test("a token names its person and kind, and fits into an address as it is", () => {
  expect(readUnsubscribeToken(token)).toEqual({ accountId, kind: "idea-answered" });
  expect(encodeURIComponent(token)).toBe(token);
});

test.each([
  ["another person", `01936f00-0000-7000-8000-000000000002.idea-answered.${seal}`],
  ["another kind", `${accountId}.friend-joined.${seal}`],
  ["a kind that is none", `${accountId}.constructor.${seal}`],
  ["no seal", `${accountId}.idea-answered.`],
  ["half a seal", token.slice(0, -20)],
  ["more than a seal", `${token}.x`],
  ["another letter at the end", token.slice(0, -3) + (token.at(-3) === "A" ? "B" : "A") + token.slice(-2)],
  ["nothing", ""],
])("a token with %s is none", (_name, forged) => {
  expect(readUnsubscribeToken(forged)).toBeNull();
});
