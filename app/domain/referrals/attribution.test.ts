import { expect, test } from "vitest";
import { dayMs } from "#app/kernel/dates.ts";
import { decideAttribution, type Referee, type ReferralClaim } from "./attribution.ts";

const at = new Date("2026-11-22T12:00:00Z");
const before = (days: number, ms = 0) => new Date(at.getTime() - days * dayMs - ms);
const bo: Referee = {
  customerId: "bo",
  mailbox: "bo@example.com",
  joinedAt: null,
  firstOrderAt: null,
  isAttributed: false,
};
const claim: ReferralClaim = {
  linkId: "link",
  code: "adasfriends",
  referrerId: "ada",
  referrerMailbox: "ada@example.com",
  click: { id: "click", at: before(3), counted: true },
};
const clicked = (when: Date, counted = true) => ({ ...claim, click: { id: "click", at: when, counted } });

test.each<[string, Referee, ReferralClaim, string]>([
  ["a newcomer with a click", bo, claim, "attributed"],
  ["a newcomer with the code alone", bo, { ...claim, click: null }, "attributed"],
  ["somebody else's friend", { ...bo, isAttributed: true }, claim, "already-attributed"],
  ["the advocate", { ...bo, customerId: "ada" }, claim, "own-link"],
  ["the advocate under another address", { ...bo, mailbox: "ada@example.com" }, claim, "own-link"],
  ["a buyer of before the click", { ...bo, firstOrderAt: before(4) }, claim, "already-a-customer"],
  ["a buyer since the click", { ...bo, firstOrderAt: before(2) }, claim, "attributed"],
  ["a member of before the click", { ...bo, joinedAt: before(4) }, claim, "already-a-customer"],
  ["a prefetch", bo, clicked(before(3), false), "not-a-visit"],
  ["the last millisecond of the window", bo, clicked(before(90)), "attributed"],
  ["a millisecond after the window", bo, clicked(before(90, 1)), "outside-the-window"],
  ["an order dated at midnight of the click's day", bo, clicked(before(-0.5)), "attributed"],
  ["an order well before the click", bo, clicked(before(-1, -1)), "outside-the-window"],
])("%s: %s", (_name, referee, made, expected) => {
  const decision = decideAttribution(referee, made, 90, at);
  expect(decision.kind === "refused" ? decision.because : decision.kind).toBe(expected);
});
