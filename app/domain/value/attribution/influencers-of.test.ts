import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParameters } from "#tests/support/value-parameters.ts";
import { valueOrder } from "../rules/value-order.ts";
import type { Party } from "./admissible-influence.ts";
import { type Bringing, influencersOf } from "./influencers-of.ts";

const at = new Date("2026-03-01T12:00:00Z");
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
const party = (customerId: string, more: Partial<Party> = {}): Party => ({
  customerId,
  domain: `${customerId}.example`,
  legalEntity: null,
  ...more,
});

/** `by` brought `influencedId`, who joined on a day. */
const brought = (by: Party | string, influencedId: string, day = 0): Bringing => {
  const who = typeof by === "string" ? party(by) : by;
  const contributionId = `${who.customerId} brought ${influencedId}`;
  return { influencedId, by: who, contributionId, outcomeId: `${influencedId} joined`, joinedAt: days(day) };
};
const bo = party("bo");
const names = (all: readonly { customerId: string }[]) => all.map(({ customerId }) => customerId);
const leftOut = (buyer: Party, links: readonly Bringing[]) =>
  influencersOf(buyer, links).leftOut.map(({ customerId, because }) => [customerId, because]);

test("a chain is followed four links up, each person once, nearest first; it counts from when the buyer joined", () => {
  const line = ["f", "e", "d", "c", "ada", "bo"];
  const chain = line.slice(1).map((who, index) => brought(line[index] ?? "", who, index * 10));
  const { influencers } = influencersOf(bo, chain);
  expect(names(influencers)).toEqual(["ada", "c", "d", "e"]);
  expect(influencers.every(({ outcomeId }) => outcomeId === "bo joined")).toBe(true);
  expect(influencers.every(({ joinedAt }) => joinedAt.getTime() === days(40).getTime())).toBe(true);
  expect(influencers[0]).not.toHaveProperty("through");
  expect(influencers[1]).toMatchObject({ contributionId: "c brought ada", through: "ada brought bo" });
});

test("two ways to one person count once, and whoever was brought after they had brought others counts not", () => {
  const twoWays = [
    brought("ada", "bo", 3),
    brought("dov", "bo", 3),
    brought("c", "ada"),
    brought("c", "dov"),
  ];
  expect(names(influencersOf(bo, twoWays).influencers)).toEqual(["ada", "dov", "c"]);
  const late = [brought("ada", "bo", 3), brought("c", "ada", 3), brought("dov", "ada", 5)];
  expect(names(influencersOf(bo, late).influencers)).toEqual(["ada", "c"]);
});

test("what is named in a deal counts there, and neither here nor whoever stands behind it alone", () => {
  const links = [{ ...brought("ada", "bo", 3), inDeal: true }, brought("c", "ada"), brought("dov", "bo")];
  expect(influencersOf(bo, links)).toMatchObject({ influencers: [{ customerId: "dov" }], leftOut: [] });
});

test("oneself, the same company by name or by mail, and who came through the buyer count for nothing, and say so", () => {
  expect(leftOut(bo, [brought(bo, "bo")])).toEqual([["bo", "oneself"]]);
  const acme = { legalEntity: "acme" };
  expect(leftOut(party("bo", acme), [brought(party("ada", acme), "bo")])).toEqual([
    ["ada", "same legal entity"],
  ]);
  const mail = { domain: "acme.example" };
  expect(leftOut(party("bo", mail), [brought(party("ada", mail), "bo")])).toEqual([["ada", "same domain"]]);
  const anybody = { domain: "gmail.com" };
  expect(leftOut(party("bo", anybody), [brought(party("ada", anybody), "bo")])).toEqual([]);
  expect(leftOut(bo, [brought("ada", "bo"), brought("bo", "ada")])).toEqual([
    ["ada", "brought by the buyer"],
  ]);
});

test("who stands behind somebody of the buyer's company alone shares in nothing; a colleague further up is passed over", () => {
  const acme = { legalEntity: "acme" };
  const colleague = party("ada", acme);
  const behind = [brought(colleague, "bo", 2), brought("c", "ada")];
  expect(influencersOf(party("bo", acme), behind)).toMatchObject({
    influencers: [],
    leftOut: [{ customerId: "ada" }],
  });
  const above = [brought("dov", "bo", 2), brought(colleague, "dov", 1), brought("c", "ada")];
  const found = influencersOf(party("bo", acme), above);
  expect([names(found.influencers), names(found.leftOut)]).toEqual([["dov", "c"], ["ada"]]);
});

const people = ["ada", "bo", "c", "dov", "eva"];
const anyLinks = fc.array(
  fc
    .tuple(fc.constantFrom(...people), fc.constantFrom(...people), fc.nat(3))
    .map(([by, of, day]) => brought(by, of, day)),
  { maxLength: 12 },
);

test("whoever brought whom: the order of links does not matter, nobody counts twice, and the pot is moved to the cent", () => {
  fc.assert(
    fc.property(
      anyLinks,
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.infiniteStream(fc.nat()),
      (links, amountMinor, keys) => {
        const found = influencersOf(bo, links);
        const shuffled = links
          .map((link) => ({ link, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ link }) => link);
        expect(influencersOf(bo, shuffled)).toEqual(found);
        const all = names([...found.influencers, ...found.leftOut]);
        expect(new Set(all).size).toBe(all.length);
        expect(names(found.influencers)).not.toContain("bo");
        const order = {
          orderId: "o",
          customerId: "bo",
          placedAt: days(9),
          amountMinor,
          currency: "EUR",
          costMinor: null,
        };
        const figures = valueOrder(
          { order, ...found, incentives: [] },
          { ...plainParameters, marginBasisPoints: 4_000 },
        );
        const sum = (flow: string) =>
          figures.filter((one) => one.flow === flow).reduce((total, one) => total + one.amountMinor, 0n);
        expect(sum("credit")).toBe(-sum("debit"));
        const shares = figures.filter(
          ({ flow, formula }) => flow === "credit" && formula === "referral/pot@2",
        );
        for (const { amountMinor: share } of shares)
          expect(share - (shares[0]?.amountMinor ?? 0n)).toBeOneOf([0n, -1n]);
        for (const one of figures.filter(({ formula }) => formula === "referral/left-out@1"))
          expect(one).toMatchObject({ amountMinor: 0n, inputs: [{ name: "counts for nothing" }] });
      },
    ),
  );
});
