import fc from "fast-check";
import { expect, test } from "vitest";
import { roomFor } from "./customer-columns.ts";
import { historiesOf } from "./customer-histories.ts";

/** Days from years of our calendar to typing errors of two thousand years. */
const customer = fc
  .tuple(
    fc.integer({ min: 0, max: 750_000 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat({ max: 3_000 }),
  )
  .map(([ageDays, part, repeats]) => ({
    ageDays,
    recencyDays: repeats === 0 ? 0 : Math.floor(ageDays * part),
    repeats: ageDays === 0 ? 0 : repeats,
  }));

test("every history is kept as it is, however long ago somebody bought, and told how many have it", () => {
  fc.assert(
    fc.property(fc.array(customer, { minLength: 1, maxLength: 30 }), (some) => {
      const all = [...some, ...some.slice(0, 3)];
      const { customers } = roomFor(all.length);
      for (const [index, one] of all.entries()) {
        customers.repeats[index] = one.repeats;
        customers.recencyDays[index] = one.recencyDays;
        customers.ageDays[index] = one.ageDays;
      }
      const { x, tx, age, weight, size } = historiesOf(customers);
      const found = Array.from({ length: size }, (_, index) => {
        const days = (coded: typeof tx) => Math.round((coded.values[coded.at[index] ?? 0] ?? 0) * 7);
        const name = [x.values[x.at[index] ?? 0], days(tx), days(age)].join(" ");
        return Array.from({ length: weight[index] ?? 0 }, () => name);
      }).flat();
      const given = all.map(({ repeats, recencyDays, ageDays }) => [repeats, recencyDays, ageDays].join(" "));
      expect(found.sort()).toEqual(given.sort());
    }),
    { seed: 3, numRuns: 300 },
  );
});
