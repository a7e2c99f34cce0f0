import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParameters } from "#tests/support/value-parameters.ts";
import { type GiftKind, giftKinds } from "../../activity/gift-kinds.ts";
import { companyAccount } from "../entry.ts";
import type { GiftFacts, GiftOutcome } from "./gift.ts";
import { valueGift } from "./value-gift.ts";

const at = new Date("2026-11-22T12:00:00Z");
const parameters = plainParameters;

function giftOf(kind: GiftKind, ...outcomes: GiftOutcome[]): GiftFacts {
  return { contributionId: "of ada", customerId: "ada", kind, occurredAt: at, outcomes };
}

const author = (who: string) => ({ customerId: who, contributionId: `of ${who}` });
const outcome: GiftOutcome = {
  outcomeId: "came of it",
  state: "shipped",
  occurredAt: at,
  marginMinor: null,
  costMinor: null,
  currency: "EUR",
  measured: {},
  customerId: null,
  authors: [author("ada")],
};

test.each(giftKinds)("%s is €0 until something is measured, and says what would measure it", (kind) => {
  for (const gift of [giftOf(kind), giftOf(kind, { ...outcome, state: "planned" }), giftOf(kind, outcome)]) {
    const [entry, ...others] = valueGift(gift, parameters);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      amountMinor: 0n,
      lowMinor: 0n,
      highMinor: 0n,
      grade: "D",
      currency: "EUR",
    });
    expect(entry?.formula).toMatch(/\/not-measured@1$/);
    expect(entry?.inputs[0]).toMatchObject({ name: "how to measure it", sourceRef: "contribution:of ada" });
  }
});

test("without a currency of the company there is no figure yet", () => {
  expect(valueGift(giftOf("idea"), { ...parameters, reportingCurrency: null })).toEqual([]);
});

test("VALUE §2.6: an idea that shipped, uplift 12,000, building 9,000, three authors: 150.00 each", () => {
  const shipped = {
    ...outcome,
    marginMinor: 1_200_000n,
    costMinor: 900_000n,
    authors: ["ada", "bo", "cleo"].map(author),
  };
  const [entry, ...others] = valueGift(giftOf("idea", shipped), parameters);
  expect(others).toMatchObject([{ customerId: companyAccount, flow: "debit", amountMinor: -15_000n }]);
  expect(entry).toMatchObject({
    amountMinor: 15_000n,
    flow: "credit",
    component: "CKV",
    grade: "D",
    outcomeId: "came of it",
    shareDenominator: 3,
    formula: "idea/shipped@1",
  });
  // Beta(3, 7): its 10 % and 90 % quantiles are .1292 and .4901.
  expect(Number(entry?.lowMinor)).toBeCloseTo((300_000 * 0.1292) / 2 / 3, -2);
  expect(Number(entry?.highMinor)).toBeCloseTo((300_000 * 0.4901) / 2 / 3, -2);
});

test("ν is what the parameters say, and its source stands beside the figure", () => {
  const shipped = { ...outcome, marginMinor: 1_000_000n, costMinor: 0n };
  const [usual] = valueGift(giftOf("idea", shipped), parameters);
  expect(usual?.amountMinor).toBe(150_000n);
  const known = { ...parameters, ideaAlpha: 8, ideaBeta: 2, ideaSource: "20 ideas of 2026" };
  const [entry] = valueGift(giftOf("idea", shipped), known);
  expect(entry?.amountMinor).toBe(400_000n);
  expect(entry?.inputs).toContainEqual(
    expect.objectContaining({ value: "Beta(8, 2), 20 ideas of 2026", sourceRef: "parameters:3" }),
  );
});

test("an idea that cost more than it brought is worth nothing, and never less", () => {
  const [entry] = valueGift(giftOf("idea", { ...outcome, marginMinor: 1n, costMinor: 2n }), parameters);
  expect(entry).toMatchObject({ amountMinor: 0n, lowMinor: 0n, highMinor: 0n, formula: "idea/shipped@1" });
});

test("where one customer's margin rose, the same is debited there; whose own margin rose has it already", () => {
  const shipped = { ...outcome, marginMinor: 100_000n, costMinor: 0n };
  const drafts = valueGift(giftOf("idea", { ...shipped, customerId: "dov" }), parameters);
  expect(drafts.map(({ customerId, flow, amountMinor }) => [customerId, flow, amountMinor])).toEqual([
    ["ada", "credit", 15_000n],
    ["dov", "debit", -15_000n],
  ]);
  const [own, ...others] = valueGift(giftOf("idea", { ...shipped, customerId: "ada" }), parameters);
  expect(others).toEqual([]);
  expect(own).toMatchObject({ amountMinor: 0n, formula: "idea/shipped@1" });
});

test("another gift of the same person to the same outcome is not paid twice", () => {
  const first = { customerId: "ada", contributionId: "an earlier one" };
  const shipped = { ...outcome, marginMinor: 100_000n, costMinor: 0n, authors: [first] };
  expect(valueGift(giftOf("idea-comment", shipped), parameters)).toMatchObject([
    { amountMinor: 0n, formula: "idea/not-measured@1" },
  ]);
});

test("defects caught, contacts avoided and purchases replaced are priced by what was measured", () => {
  const beta = {
    ...outcome,
    state: "finished",
    measured: { defects: 4n, escapedCostMinor: 900n, caughtCostMinor: 100n },
  };
  expect(valueGift(giftOf("beta-membership", beta), parameters)).toMatchObject([
    { amountMinor: 3_200n, grade: "C", flow: "saving", formula: "group-membership/defects@1" },
  ]);
  // VALUE §2.6: 30 contacts × 12 − 400 is below zero without the part of churn: the pot is never negative.
  const fix = {
    ...outcome,
    state: "fixed",
    costMinor: 40_000n,
    measured: { contactsAvoided: 30n, contactCostMinor: 1_200n },
  };
  expect(valueGift(giftOf("complaint", fix), parameters)).toMatchObject([{ amountMinor: 0n, grade: "C" }]);
  const cheap = { ...fix, costMinor: 10_001n, authors: [author("ada"), author("bo")] };
  expect(valueGift(giftOf("complaint", cheap), parameters)).toMatchObject([{ amountMinor: 13_000n }]);
  const bought = {
    ...outcome,
    state: "used",
    measured: { replacedPurchaseMinor: 50_000n, records: 1n, allRecords: 3n },
  };
  expect(valueGift(giftOf("data-sharing-consent", bought), parameters)).toMatchObject([
    { amountMinor: 16_667n, formula: "data-sharing-consent/purchase-replaced@1" },
  ]);
});

test("shares of all authors add up to the pot, and to what is debited; bounds enclose the figure", () => {
  const people = fc.uniqueArray(fc.constantFrom("ada", "bo", "cleo", "eva", "finn"), { minLength: 1 });
  const amount = fc.bigInt({ min: 0n, max: 10n ** 13n });
  fc.assert(
    fc.property(amount, amount, people, fc.boolean(), (marginMinor, costMinor, who, isOne) => {
      const authors = who.map(author);
      const shipped = { ...outcome, marginMinor, costMinor, authors, customerId: isOne ? "dov" : null };
      const drafts = authors.flatMap(({ customerId, contributionId }) =>
        valueGift({ ...giftOf("idea", shipped), customerId, contributionId }, parameters),
      );
      const gain = marginMinor > costMinor ? marginMinor - costMinor : 0n;
      const total = (kept: typeof drafts) => kept.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
      const positive = total(drafts.filter(({ flow }) => flow !== "debit"));
      expect(positive * 20n - gain * 3n).toBeLessThanOrEqual(10n);
      expect(positive * 20n - gain * 3n).toBeGreaterThanOrEqual(-10n);
      expect(total(drafts)).toBe(total(drafts.filter(({ flow }) => flow === "saving")));
      expect(drafts.every((one) => one.lowMinor <= one.amountMinor && one.amountMinor <= one.highMinor)).toBe(
        true,
      );
    }),
  );
});
