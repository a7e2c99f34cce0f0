import fc from "fast-check";
import { expect, test } from "vitest";
import { decideReferralCredit } from "./referral-credit.ts";
import { amountToReverse } from "./reversal.ts";
import { firstRule } from "./reward-rule.ts";

const placedAt = new Date("2026-11-22T12:00:00Z");
const rule = { id: "rule", version: 1, ...firstRule("EUR") };
const friend = {
  outcomeId: "joined",
  advocateId: "ada",
  friendId: "bo",
  joinedAt: new Date("2026-11-20T12:00:00Z"),
};
const order = { id: "order", placedAt, amountMinor: 5_000n, currency: "EUR" };
const fresh = { isCredited: false, hasBought: false };

test("both sides are credited after the first order, on hold for two weeks", () => {
  const decision = decideReferralCredit(rule, friend, order, fresh);
  if (decision.kind !== "credited") throw new Error("not credited");
  expect(
    decision.credits.map(({ beneficiaryId, amountMinor, currency }) => [
      beneficiaryId,
      amountMinor,
      currency,
    ]),
  ).toEqual([
    ["ada", 2_000n, "EUR"],
    ["bo", 2_000n, "EUR"],
  ]);
  expect(decision.credits[0]?.availableAt.toISOString()).toBe("2026-12-06T12:00:00.000Z");
});

test.each([
  ["no rule", null, {}, fresh, "no-rule"],
  ["the rule is off", { ...rule, active: false }, {}, fresh, "no-rule"],
  ["credited before", rule, {}, { isCredited: true, hasBought: true }, "already-credited"],
  ["a later order", rule, {}, { isCredited: false, hasBought: true }, "not-the-first"],
  ["an order of nothing", rule, { amountMinor: 0n }, fresh, "empty-order"],
  ["below the minimum", { ...rule, minimumOrderMinor: 5_001n }, {}, fresh, "below-minimum"],
  [
    "a minimum in another currency",
    { ...rule, minimumOrderMinor: 1n },
    { currency: "USD" },
    fresh,
    "other-currency",
  ],
  ["an order of long before", rule, { placedAt: new Date("2026-11-19T11:59:59Z") }, fresh, "before-joining"],
])("%s earns nothing", (_name, terms, changes, before, because) => {
  expect(decideReferralCredit(terms, friend, { ...order, ...changes }, before)).toEqual({
    kind: "none",
    because,
  });
});

test("partial refunds take back in all what one refund of the same sum takes back, and never more than the reward", () => {
  const parts = fc.array(fc.bigInt({ min: 1n, max: 5_000n }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 100_000n }),
      parts,
      fc.bigInt({ min: 0n, max: 9_999n }),
      (reward, refunds, rest) => {
        const ordered = refunds.reduce((sum, part) => sum + part, rest);
        let refunded = 0n;
        let reversed = 0n;
        for (const refund of refunds) {
          refunded += refund;
          reversed += amountToReverse(reward, reversed, refunded, ordered);
        }
        expect(reversed).toBe(amountToReverse(reward, 0n, refunded, ordered));
        expect(reversed <= reward).toBe(true);
        if (rest === 0n) expect(reversed).toBe(reward);
      },
    ),
  );
});
