import { expect, test } from "vitest";
import { type LinkState, linkExpiry, standingOf } from "./link-purpose.ts";

const now = new Date("2026-03-01T12:00:00Z");
const open: LinkState = {
  usedAt: null,
  expiresAt: new Date("2026-03-01T12:10:00Z"),
  browserHash: "a",
  codeTries: 0,
};

test.each([
  ["ready", open, "a"],
  ["ready", { ...open, browserHash: null }, null],
  ["code-needed", open, "b"],
  ["code-needed", { ...open, codeTries: 4 }, null],
  ["too-many-tries", { ...open, codeTries: 5 }, "b"],
  ["used", { ...open, usedAt: now }, "a"],
  ["expired", { ...open, expiresAt: now }, "a"],
] as const)("%s", (standing, link, browser) => {
  expect(standingOf(link, browser, now)).toBe(standing);
});

test("mails live ten minutes, invitations seven days, the set-up a day", () => {
  const minutes = (
    ["sign-in", "join", "customer-invitation", "staff-invitation", "owner-setup"] as const
  ).map((purpose) => (linkExpiry(purpose, now).getTime() - now.getTime()) / 60_000);
  expect(minutes).toEqual([10, 10, 10_080, 10_080, 1_440]);
});
