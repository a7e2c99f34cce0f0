import { expect, test } from "vitest";
import { commonPasswords } from "./common-passwords.ts";
import { faultOfPassword, wordsForFault } from "./password-rules.ts";

const company = "Hollis & Daughters";

test.each([
  ["correct horse battery", null],
  [" leading and trailing ", null],
  ["ßüöäéè漢字かな", null],
  ["🦊🦊🐻🐻🐼🐼🐨🐯", null],
  [`${"x".repeat(60)}y z${"w".repeat(65)}`, null],
  ["seven77", "too-short"],
  ["🦊🐻🐼", "too-short"],
  [`${"word ".repeat(25)}word`, "too-long"],
  ["x".repeat(10_000), "too-long"],
  ["Password", "too-common"],
  ["aaaaaaaaaaaa", "too-common"],
  ["kith2026!", "names-the-house"],
  ["KithKith1", "names-the-house"],
  ["hollis1234", "names-the-house"],
  ["Hollis-Daughters-1", "names-the-house"],
])("%s: %s", (password, fault) => {
  expect(faultOfPassword(password, company)).toBe(fault);
});

test("every common password is refused", () => {
  const letThrough = [...commonPasswords].filter((password) => faultOfPassword(password, company) === null);
  expect(letThrough).toEqual([]);
});

test("every fault has words", () => {
  for (const fault of ["too-short", "too-long", "too-common", "names-the-house"] as const) {
    expect(wordsForFault(fault)).toMatch(/\.$/);
  }
});
