import { expect, test } from "vitest";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { daysFromNow } from "#tests/support/clock.ts";
import { tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { linksAbove } from "../value/attribution/links-above.server.ts";
import { dealsToValue } from "./deals-to-value.server.ts";

const long = daysFromNow(-100);
const [ada, bo] = [await createCustomer("ada", long), await createCustomer("bo", long)];
const first = await tellContribution("first", "introduction", "ada-1", daysFromNow(-60));
const other = await tellContribution("other", "reference-call", "ada-1", daysFromNow(-59));

test("a state, an influence and a deal that are told later are no links of before", async () => {
  const joined = { kind: "customer-joined", state: "joined", customer: "bo-1" };
  await tellOutcome(
    "joined",
    { ...joined, influencedBy: ["first"], occurredAt: daysFromNow(-50) },
    daysFromNow(-40),
  );
  await tellOutcome(
    "joined",
    { ...joined, influencedBy: ["other"], occurredAt: daysFromNow(-55) },
    daysFromNow(-20),
  );
  await tellOutcome("deal", { kind: "deal", state: "open", influencedBy: ["first"] }, daysFromNow(-10));
  const links = async (knownAt: Date | null) => {
    const brought = (await linksAbove(pool, [bo.id], knownAt)).get(bo.id);
    const seen = brought?.links.map(({ by, contributionId, joinedAt, inDeal }) => {
      return [by.customerId, contributionId, joinedAt.toISOString(), inDeal].join();
    });
    return seen?.sort();
  };
  const link = (gave: string, days: number, inDeal: boolean) =>
    [ada.id, gave, daysFromNow(days).toISOString(), inDeal].join();
  expect(await links(daysFromNow(-41))).toEqual([]);
  expect(await links(daysFromNow(-40))).toEqual([link(first, -50, false)]);
  expect(await links(daysFromNow(-21))).toEqual([link(first, -50, false)]);
  const both = (inDeal: boolean) =>
    [-50, -55].flatMap((days) => [link(first, days, inDeal), link(other, days, false)]).sort();
  expect(await links(daysFromNow(-20))).toEqual(both(false));
  expect(await links(daysFromNow(-10))).toEqual(both(true));
  expect(await links(null)).toEqual(both(true));
});

test("a deal is what had been told of it: its state, who had a part in it, and since when it was open", async () => {
  const told = { kind: "deal", customer: "bo-1" };
  const open = { ...told, state: "open", occurredAt: daysFromNow(-50), influencedBy: ["first"] };
  const deal = await tellOutcome("a deal", open, daysFromNow(-40));
  await tellOutcome(
    "a deal",
    { ...open, occurredAt: daysFromNow(-70), influencedBy: ["other"] },
    daysFromNow(-30),
  );
  await tellOutcome("a deal", { ...told, state: "won", marginMinor: 5n, influencedBy: [] }, daysFromNow(-20));
  const facts = async (knownAt: Date | null) => {
    const [one] = await dealsToValue(pool, [deal], "EUR", knownAt);
    return (
      one && [
        one.state,
        one.marginMinor,
        one.openedAt,
        one.influences.map(({ contributionId }) => contributionId),
      ]
    );
  };
  expect(await facts(daysFromNow(-41))).toBeUndefined();
  expect(await facts(daysFromNow(-40))).toEqual(["open", 0n, daysFromNow(-50), [first]]);
  expect(await facts(daysFromNow(-30))).toEqual(["open", 0n, daysFromNow(-70), [first, other]]);
  expect(await facts(daysFromNow(-20))).toEqual(["won", 5n, daysFromNow(-70), [first, other]]);
  expect(await facts(null)).toEqual(["won", 5n, daysFromNow(-70), [first, other]]);
});
