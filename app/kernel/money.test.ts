import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatMoney,
  isCurrency,
  minorDigits,
  parseMajor,
  portion,
  splitByWeights,
  toMajor,
} from "./money.ts";

const amount = fc.bigInt({ min: 1n - 10n ** 15n, max: 10n ** 15n - 1n });
const currency = fc.constantFrom("EUR", "USD", "JPY", "KWD");

test("an amount written in major units reads back as itself", () => {
  fc.assert(
    fc.property(amount, currency, (minor, code) => {
      expect(parseMajor(toMajor(minor, code), code)).toBe(minor);
    }),
  );
});

test("parts add up to the whole, and none has the other sign", () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 12 })
    .filter((list) => list.some((w) => w > 0n));
  fc.assert(
    fc.property(amount, weights, (whole, shares) => {
      const parts = splitByWeights(whole, shares);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
      expect(parts.every((part) => part === 0n || part > 0n === whole > 0n)).toBe(true);
    }),
  );
});

test("a portion and the rest differ from the whole by no more than rounding, and a whole portion is the whole", () => {
  fc.assert(
    fc.property(amount, fc.bigInt({ min: 0n, max: 10_000n }), (whole, share) => {
      const gap = portion(whole, share, 10_000n) + portion(whole, 10_000n - share, 10_000n) - whole;
      expect(gap >= -1n && gap <= 1n).toBe(true);
      expect(portion(whole, 10_000n, 10_000n)).toBe(whole);
    }),
  );
});

test("halves go to the even neighbour, on both sides of zero", () => {
  expect([1n, 3n, 5n, -1n, -3n].map((n) => portion(n, 1n, 2n))).toEqual([0n, 2n, 2n, 0n, -2n]);
});

test.each([
  ["29.33", "EUR", 2_933n],
  ["29.3", "EUR", 2_930n],
  ["29.330", "EUR", 2_933n],
  ["-0.01", "EUR", -1n],
  ["100", "JPY", 100n],
  ["1.234", "KWD", 1_234n],
  ["29.333", "EUR", null],
  ["1,234.50", "EUR", null],
  ["1e3", "EUR", null],
  ["", "EUR", null],
])("%s %s reads as %s", (text, code, minor) => {
  expect(parseMajor(text, code)).toBe(minor);
});

test("currencies are those of ISO 4217, with their own decimals", () => {
  expect(["EUR", "USD", "JPY"].every(isCurrency)).toBe(true);
  expect(["eur", "XXQ", "EURO", ""].some(isCurrency)).toBe(false);
  expect(["EUR", "JPY", "KWD"].map(minorDigits)).toEqual([2, 0, 3]);
});

test("people read amounts with the currency's sign and a proper minus", () => {
  expect(formatMoney(1_005_800n, "EUR")).toBe("€10,058.00");
  expect(formatMoney(-1_600n, "USD")).toBe("−US$16.00");
});
