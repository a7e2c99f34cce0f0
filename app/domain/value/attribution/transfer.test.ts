import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParameters } from "#tests/support/value-parameters.ts";
import { companyAccount, plain } from "../entry.ts";
import type { Figure } from "../figure.ts";
import { randomFrom } from "../models/random.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { defaultRates, meansOf } from "../shrinkage/rates.ts";
import { chainAbove, standsAbove } from "./chains.ts";
import { netOfCost } from "./feature-pot.ts";
import { asSaving } from "./savings.ts";
import { transfer, upliftFrom } from "./transfer.ts";

const parameters: Parameters = { ...plainParameters, version: 1 };
const figure = (amountMinor: bigint, spread = 0n): Figure => ({
  ...plain,
  customerId: "ada",
  kind: "idea",
  component: "CKV",
  flow: "saving",
  orderId: null,
  amountMinor,
  lowMinor: amountMinor - spread,
  highMinor: amountMinor + spread,
  currency: "EUR",
  grade: "B",
  formula: "idea/shipped@1",
  inputs: [{ name: "margin it added", value: "1", sourceRef: "outcome:1", grade: "B" }],
  parametersVersion: 1,
  occurredAt: new Date(0),
  sample: () => Number(amountMinor),
});
const sum = (figures: readonly Figure[]) =>
  figures.reduce((total, { amountMinor }) => total + amountMinor, 0n);
const drawn = (figures: readonly Figure[]) =>
  figures.reduce(
    (total, { sample }) => total + sample({ rates: meansOf(defaultRates), random: randomFrom(1) }),
    0,
  );
const amounts = (figures: readonly Figure[]) =>
  figures.map(({ customerId, flow, amountMinor }) => [customerId, flow, amountMinor]);

test("whose margin rose is debited in proportion; what was one's own margin moves nothing", () => {
  const debtors = [
    { customerId: "bo", marginMinor: 200n },
    { customerId: "ada", marginMinor: 100n },
    { customerId: "cleo", marginMinor: 100n },
  ];
  expect(amounts(transfer(figure(1_000n), debtors))).toEqual([
    ["ada", "credit", 750n],
    ["bo", "debit", -500n],
    ["cleo", "debit", -250n],
  ]);
  expect(amounts(transfer(figure(1_000n), [{ customerId: "ada", marginMinor: 1n }]))).toEqual([
    ["ada", "credit", 0n],
  ]);
});

test("an uplift known in sum only is borne by the company's own account", () => {
  const raised = [{ customerId: "dov", marginMinor: 5n }];
  expect(amounts(upliftFrom(figure(100n), { customerId: null }))).toEqual([
    ["ada", "credit", 100n],
    [companyAccount, "debit", -100n],
  ]);
  expect(amounts(upliftFrom(figure(100n), { customerId: "bo", raised }))).toEqual([
    ["ada", "credit", 100n],
    ["dov", "debit", -100n],
  ]);
});

test("credits and debits add up to nothing to the cent, in amounts and in every draw", () => {
  const names = fc.uniqueArray(fc.constantFrom("ada", "bo", "cleo", "dov", "eva"), { minLength: 1 });
  const margins = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 5, maxLength: 5 });
  const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  fc.assert(
    fc.property(names, margins, amount, fc.bigInt({ min: 0n, max: 999n }), (who, rose, total, spread) => {
      const debtors = who.map((customerId, index) => ({ customerId, marginMinor: (rose[index] ?? 0n) + 1n }));
      const moved = transfer(figure(total, spread), debtors);
      expect(sum(moved)).toBe(0n);
      expect(Math.abs(drawn(moved))).toBeLessThan(1);
      for (const one of moved) {
        expect(one.lowMinor <= one.amountMinor && one.amountMinor <= one.highMinor).toBe(true);
      }
    }),
  );
});

test("a saving is a memo of €0 where margins are computed with actual costs", () => {
  expect(asSaving(figure(630n), parameters)).toMatchObject({ amountMinor: 630n, flow: "saving" });
  const memo = asSaving(figure(630n, 20n), { ...parameters, marginBasis: "actual" });
  expect(memo).toMatchObject({ amountMinor: 0n, lowMinor: 0n, highMinor: 0n, flow: "saving" });
  expect(memo.inputs.at(-1)).toMatchObject({ value: "630", sourceRef: "parameters:1" });
  expect(drawn([memo])).toBe(0);
});

test("a cost is taken from the first gains first, and never more than they are", () => {
  expect(netOfCost([12_000, 18_000], 9_000)).toEqual([3_000, 18_000]);
  expect(netOfCost([0, 360, 600], 400)).toEqual([0, 0, 560]);
  expect(netOfCost([-5, 10], 100)).toEqual([0, 0]);
  const gains = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(gains, fc.nat(1e9), (all, cost) => {
      const total = (values: number[]) => values.reduce((added, value) => added + value, 0);
      expect(total(netOfCost(all, cost))).toBe(Math.max(0, total(all) - cost));
    }),
  );
});

test("chains are followed nearest first, four links up, each person once", () => {
  const link = (influencerId: string, influencedId: string) => ({
    influencerId,
    influencedId,
    contributionId: `${influencerId}→${influencedId}`,
  });
  const links = [
    link("e", "d"),
    link("d", "c"),
    link("c", "b"),
    link("b", "a"),
    link("f", "e"),
    link("a", "c"),
  ];
  expect(chainAbove("a", links).map(({ influencerId }) => influencerId)).toEqual(["b", "c", "d", "e"]);
  expect(chainAbove("a", links, 1).map(({ influencerId }) => influencerId)).toEqual(["b"]);
  const two = [...links, link("x", "a"), link("y", "a"), link("z", "x")];
  expect(chainAbove("a", two.toReversed())).toEqual(chainAbove("a", two));
  expect(standsAbove("f", "a", links)).toBe(true);
  expect(standsAbove("a", "f", links)).toBe(false);
  expect(chainAbove("a", [link("a", "a")])).toEqual([]);
});
