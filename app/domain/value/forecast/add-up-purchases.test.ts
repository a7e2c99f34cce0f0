import fc from "fast-check";
import { expect, test } from "vitest";
import { observe, type PurchaseDays } from "../models/purchase-days.ts";
import { addUpPurchases } from "./add-up-purchases.ts";
import { closeGaps, idBytes, partOf, roomFor } from "./customer-columns.ts";
import { customerAt } from "./number-work.ts";

const today = 20_000;
const purchase = fc.record({
  day: fc.integer({ min: today - 900, max: today }),
  amount: fc.integer({ min: -2_000, max: 50_000 }),
});

function idOf(number: number): DataView {
  const bytes = new DataView(new ArrayBuffer(idBytes));
  bytes.setUint32(12, number);
  return bytes;
}

function netted(purchases: readonly { day: number; amount: number }[]): PurchaseDays {
  const days: PurchaseDays = new Map();
  for (const { day, amount } of purchases) days.set(day, (days.get(day) ?? 0) + amount);
  return days;
}

test("customers are added up as each of them is observed, wherever they are divided", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(purchase, { minLength: 1, maxLength: 12 }), { maxLength: 8 }),
      fc.nat({ max: 8 }),
      fc.nat({ max: 3 }),
      (bases, cut, spare) => {
        const parts = [bases.slice(0, cut), bases.slice(cut)];
        const room = roomFor(bases.length + 2 * spare);
        let [first, number] = [0, 0];
        const filled = parts.map((part) => {
          const adding = addUpPurchases(today, partOf(room, first, part.length + spare));
          for (const purchases of part) {
            adding.begin(idOf(number++), 0);
            for (const { day, amount } of purchases.toSorted((one, other) => one.day - other.day))
              adding.buy(day, amount);
          }
          const one = { first, size: adding.end() };
          first += part.length + spare;
          return one;
        });
        const { ids, customers } = closeGaps(room, filled);
        expect(customers.size).toBe(bases.length);
        for (const [index, purchases] of bases.entries()) {
          const seen = observe(netted(purchases), today);
          expect(customerAt(customers, index)).toEqual({
            repeats: seen?.history.x,
            recencyDays: Math.round((seen?.history.tx ?? 0) * 7),
            ageDays: Math.round((seen?.history.age ?? 0) * 7),
            paid: seen?.spend.x,
            paidMinor: Math.round((seen?.spend.x ?? 0) * (seen?.spend.mean ?? 0)),
          });
          expect(ids[index * idBytes + 15]).toBe(index);
        }
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});

test("somebody who is begun and bought nothing that is known is nobody", () => {
  const adding = addUpPurchases(today, roomFor(2));
  adding.begin(idOf(1), 0);
  adding.begin(idOf(2), 0);
  adding.buy(today, 500);
  expect(adding.end()).toBe(1);
});

test("where more come than there is room for, it says so", () => {
  const adding = addUpPurchases(today, roomFor(1));
  adding.begin(idOf(1), 0);
  adding.buy(today - 3, 500);
  expect(() => adding.begin(idOf(2), 0)).toThrow("Run it again");
});
