import fc from "fast-check";
import { expect, test } from "vitest";
import { type EntryDraft, plain, type ValueEntry } from "../entry.ts";
import { type Reversed, reverseBecause, reverseOrderForRefund } from "./reversal.ts";

const entry = (id: string, told: Partial<EntryDraft>): ValueEntry => ({
  ...plain,
  id,
  customerId: id,
  kind: "referral",
  component: "CRV",
  flow: "credit",
  orderId: "order",
  pot: "order",
  amountMinor: 0n,
  lowMinor: 0n,
  highMinor: 0n,
  currency: "EUR",
  grade: "C",
  formula: "referral/pot@2",
  inputs: [],
  parametersVersion: 1,
  occurredAt: new Date("2026-11-22T12:00:00Z"),
  ...told,
});
const none = (): Reversed => ({ amountMinor: 0n, lowMinor: 0n, highMinor: 0n });
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

test("however often and however much is refunded, credits and debits of a pot cancel, and in the end nothing is left", () => {
  const credits = fc.array(fc.bigInt({ min: 0n, max: 10n ** 7n }), { minLength: 1, maxLength: 5 });
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 9_998 }), { maxLength: 4 });
  fc.assert(
    fc.property(credits, steps, (amounts, partial) => {
      const debit = entry("buyer", { flow: "debit", component: "CLV", amountMinor: -sum(amounts) });
      const entries = [...amounts.map((amountMinor, index) => entry(`${index}`, { amountMinor })), debit];
      const standing = entries.map((one) => ({ entry: one, reversed: none() }));
      for (const refundedMinor of [...partial.sort((a, b) => a - b), 9_999].map(BigInt)) {
        const refund = { refundId: `${refundedMinor}`, refundedMinor, orderedMinor: 9_999n };
        const drafts = reverseOrderForRefund(standing, { ...refund, refundedAt: debit.occurredAt });
        expect(sum(drafts.map(({ amountMinor }) => amountMinor))).toBe(0n);
        for (const draft of drafts) {
          const one = standing.find((known) => known.entry.id === draft.reversalOf);
          if (one !== undefined) one.reversed.amountMinor += draft.amountMinor;
        }
      }
      for (const { entry: one, reversed } of standing) expect(reversed.amountMinor).toBe(-one.amountMinor);
    }),
  );
});

test("half of € 1.01 shared by two: what is taken of them is what the buyer gets back", () => {
  const pot = [entry("a", { amountMinor: 51n }), entry("b", { amountMinor: 50n })];
  const standing = [...pot, entry("buyer", { flow: "debit", amountMinor: -101n })];
  const drafts = reverseOrderForRefund(
    standing.map((one) => ({ entry: one, reversed: none() })),
    { refundId: "r", refundedMinor: 1n, orderedMinor: 2n, refundedAt: new Date(0) },
  );
  expect(drafts.map(({ customerId, amountMinor }) => [customerId, amountMinor])).toEqual([
    ["a", -26n],
    ["b", -25n],
    ["buyer", 51n],
  ]);
});

test("a reversal names what it follows from, and takes back what the figure was in its own currency", () => {
  const original = { amountMinor: 125n, currency: "USD", rate: "0.8", day: "2026-11-20", source: "ECB" };
  const whole = reverseBecause(entry("a", { amountMinor: 100n, original }), none(), "outcome:x", 2);
  expect(whole).toMatchObject({ amountMinor: -100n, reversalOf: "a", parametersVersion: 2, refundId: null });
  expect(whole.inputs).toMatchObject([{ value: "100", sourceRef: "outcome:x" }]);
  expect(whole.original?.amountMinor).toBe(-125n);
  const debit = entry("b", { amountMinor: -100n, original: { ...original, amountMinor: -125n } });
  expect(reverseBecause(debit, none(), "outcome:x", 2).original?.amountMinor).toBe(125n);
});
