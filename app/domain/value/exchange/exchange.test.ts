import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParameters } from "#tests/support/value-parameters.ts";
import { valueOrder } from "../rules/value-order.ts";
import { crossOf, type DayRate, exchanged } from "./exchange.ts";

const day = "2026-01-02";
const rate = (currency: string, perEuro: string, more: Partial<DayRate> = {}): DayRate => ({
  currency,
  day,
  perEuro,
  source: "European Central Bank",
  ...more,
});
const euro = rate("EUR", "1");

test("rates are of minor units, with 15 places, and as old as the older of the two", () => {
  expect(crossOf(rate("USD", "1.25"), euro)).toMatchObject({
    from: "USD",
    to: "EUR",
    rate: "0.800000000000000",
  });
  expect(crossOf(rate("JPY", "160"), euro).rate).toBe("0.625000000000000");
  expect(crossOf(euro, rate("JPY", "160")).rate).toBe("1.600000000000000");
  expect(crossOf(rate("KWD", "0.3"), rate("USD", "1.2")).rate).toBe("0.400000000000000");
  expect(crossOf(rate("USD", "3"), rate("GBP", "1", { day: "2025-12-31", source: "the bank" }))).toEqual({
    from: "USD",
    to: "GBP",
    rate: "0.333333333333333",
    day: "2025-12-31",
    source: "European Central Bank, the bank",
  });
});

test("amounts are rounded half to even, alike on both sides of zero", () => {
  expect([1n, 3n, 5n, -1n, -3n].map((amount) => exchanged(amount, "0.500000000000000"))).toEqual([
    0n,
    2n,
    2n,
    0n,
    -2n,
  ]);
});

const parameters = { ...plainParameters, marginBasisPoints: 4_000 };
const at = new Date(`${day}T12:00:00Z`);
const influencers = ["ada", "cleo", "dov", "eva"].map((customerId) => ({
  customerId,
  contributionId: `of ${customerId}`,
  outcomeId: "joined",
  joinedAt: at,
}));
const inDollars = (amountMinor: bigint, people: number) => ({
  order: { orderId: "o", customerId: "bo", placedAt: at, amountMinor, currency: "USD", costMinor: null },
  influencers: influencers.slice(0, people),
  incentives: [],
});

test("whatever the order and the rate: credits and debits cancel to the cent, each is within a cent, and says what it was", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 1, max: 500_000 }),
      (amountMinor, people, perEuro) => {
        const exchange = crossOf(rate("USD", (perEuro / 1_000).toFixed(3)), euro);
        const order = inDollars(amountMinor, people);
        const before = valueOrder(order, parameters);
        const after = valueOrder({ ...order, exchangeOf: () => exchange }, parameters);
        const moved = after.filter(({ flow }) => flow === "credit" || flow === "debit");
        expect(moved.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(0n);
        for (const [index, figure] of after.entries()) {
          const was = before[index];
          expect(figure).toMatchObject({
            currency: "EUR",
            original: { currency: "USD", day, rate: exchange.rate },
          });
          expect(figure.original?.amountMinor).toBe(was?.amountMinor);
          const off = figure.amountMinor - exchanged(was?.amountMinor ?? 0n, exchange.rate);
          expect(off).toBeOneOf([-1n, 0n, 1n]);
          expect(figure.lowMinor <= figure.amountMinor && figure.amountMinor <= figure.highMinor).toBe(true);
        }
      },
    ),
  );
});

test("a figure in the reporting currency, and one without a rate, stay what they are", () => {
  const order = inDollars(10_000n, 1);
  const before = valueOrder(order, parameters).map(({ amountMinor, currency }) => [amountMinor, currency]);
  const none = valueOrder({ ...order, exchangeOf: () => null }, parameters);
  expect(none.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual(before);
  expect(none[0]).not.toHaveProperty("original");
});
