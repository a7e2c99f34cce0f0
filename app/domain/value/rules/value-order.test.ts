import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParameters } from "#tests/support/value-parameters.ts";
import { betaCdf, betaQuantile } from "../beta.ts";
import { reverseForRefund } from "../books/reversal.ts";
import type { EntryDraft } from "../entry.ts";
import { logGamma } from "../models/log-gamma.ts";
import { valueOrder } from "./value-order.ts";

const placedAt = new Date("2026-11-22T12:00:00Z");
const parameters = { ...plainParameters, marginBasisPoints: 4_000 };
const order = {
  orderId: "order",
  customerId: "bo",
  placedAt,
  amountMinor: 10_000n,
  currency: "EUR",
  costMinor: null,
};
const brought = (customerId: string) => ({
  customerId,
  contributionId: `of ${customerId}`,
  outcomeId: "joined",
  joinedAt: placedAt,
});
const sum = (drafts: readonly EntryDraft[]) =>
  drafts.reduce((total, { amountMinor }) => total + amountMinor, 0n);

test("no margin, no value; a known cost needs none", () => {
  const unknown = { ...parameters, marginBasisPoints: null };
  expect(valueOrder({ order, influencers: [], incentives: [] }, unknown)).toEqual([]);
  const [own] = valueOrder(
    { order: { ...order, costMinor: 7_500n }, influencers: [], incentives: [] },
    unknown,
  );
  expect(own).toMatchObject({
    amountMinor: 2_500n,
    grade: "A",
    component: "CLV",
    flow: "own",
    formula: "own-purchase/amount-less-cost@1",
  });
});

test("the pot goes to who brought the buyer and is debited on the buyer, with the interval of Beta(5, 5)", () => {
  const [own, credit, debit] = valueOrder(
    { order, influencers: [brought("ada")], incentives: [] },
    parameters,
  );
  expect(own).toMatchObject({ customerId: "bo", amountMinor: 4_000n });
  expect(credit).toMatchObject({
    customerId: "ada",
    amountMinor: 2_000n,
    component: "CRV",
    grade: "D",
    lowMinor: 1_204n,
    highMinor: 2_796n,
  });
  expect(debit).toMatchObject({
    customerId: "bo",
    amountMinor: -2_000n,
    lowMinor: -2_796n,
    highMinor: -1_204n,
  });
});

test("one person with two contributions shares once", () => {
  const twice = [brought("ada"), { ...brought("ada"), contributionId: "another of ada" }];
  const drafts = valueOrder({ order, influencers: twice, incentives: [] }, parameters);
  expect(drafts.map(({ flow, amountMinor }) => [flow, amountMinor])).toEqual([
    ["own", 4_000n],
    ["credit", 2_000n],
    ["debit", -2_000n],
  ]);
});

test("incentives are charged to the advocate, and the acquisition cost saved is booked once, in the company's currency only", () => {
  const incentive = (rewardId: string) => ({
    rewardId,
    advocateId: "ada",
    outcomeId: "joined",
    amountMinor: 2_000n,
    currency: "EUR",
  });
  const costly = { ...parameters, acquisitionCostMinor: 9_000n };
  const facts = { order, influencers: [brought("ada")], incentives: [incentive("a"), incentive("b")] };
  const kinds = (drafts: EntryDraft[]) =>
    drafts.filter(({ flow }) => flow === "saving").map(({ kind, amountMinor }) => [kind, amountMinor]);
  expect(kinds(valueOrder(facts, costly))).toEqual([
    ["referral-incentive", -2_000n],
    ["referral-incentive", -2_000n],
    ["acquisition-saved", 4_500n],
  ]);
  expect(kinds(valueOrder({ ...facts, order: { ...order, currency: "USD" } }, costly))).toHaveLength(2);
});

test("oneself, after the horizon, and an order of negative margin move nothing", () => {
  const only = (changes: object, who = "ada") =>
    valueOrder({ order: { ...order, ...changes }, influencers: [brought(who)], incentives: [] }, parameters);
  expect(only({}, "bo")).toHaveLength(1);
  expect(only({ placedAt: new Date("2029-11-22T12:00:00.001Z") })).toHaveLength(1);
  expect(only({ placedAt: new Date("2029-11-22T12:00:00Z") })).toHaveLength(3);
  expect(only({ costMinor: 10_001n })).toHaveLength(1);
});

test("credits and debits cancel to the cent for any order and any number of advocates; every figure has a source", () => {
  const people = fc.uniqueArray(fc.constantFrom("ada", "cleo", "dov", "eva", "finn"), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), people, (amountMinor, who) => {
      const drafts = valueOrder(
        { order: { ...order, amountMinor }, influencers: who.map(brought), incentives: [] },
        parameters,
      );
      expect(sum(drafts)).toBe(sum(drafts.filter(({ flow }) => flow === "own")));
      expect(
        drafts.every(
          ({ inputs }) => inputs.length > 0 && inputs.every(({ sourceRef }) => /^[a-z]+:.+/.test(sourceRef)),
        ),
      ).toBe(true);
      expect(
        drafts.every(
          ({ lowMinor, amountMinor: middle, highMinor }) => lowMinor <= middle && middle <= highMinor,
        ),
      ).toBe(true);
    }),
  );
});

test("refunds in parts reverse to the cent what the whole refund reverses", () => {
  const [credit] = valueOrder({ order, influencers: [brought("ada")], incentives: [] }, parameters).slice(1);
  if (credit === undefined) throw new Error("no credit");
  const entry = { ...credit, id: "entry" };
  const done = { amountMinor: 0n, lowMinor: 0n, highMinor: 0n };
  for (const refundedMinor of [1n, 3_334n, 10_000n]) {
    const draft = reverseForRefund(entry, done, {
      refundId: "r",
      refundedMinor,
      orderedMinor: 10_000n,
      refundedAt: placedAt,
    });
    done.amountMinor += draft?.amountMinor ?? 0n;
    done.lowMinor += draft?.lowMinor ?? 0n;
    done.highMinor += draft?.highMinor ?? 0n;
  }
  expect(done).toEqual({
    amountMinor: -entry.amountMinor,
    lowMinor: -entry.lowMinor,
    highMinor: -entry.highMinor,
  });
});

test("the beta distribution agrees with values known in closed form", () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(logGamma(171)).toBeCloseTo(706.5730622457874, 9);
  expect(betaCdf(0.3, 1, 1)).toBeCloseTo(0.3, 13);
  expect(betaCdf(0.25, 2, 2)).toBeCloseTo(3 * 0.25 ** 2 - 2 * 0.25 ** 3, 13);
  expect(betaQuantile(0.5, 5, 5)).toBeCloseTo(0.5, 12);
  expect(betaCdf(betaQuantile(0.1, 1.2, 8.8), 1.2, 8.8)).toBeCloseTo(0.1, 12);
});
