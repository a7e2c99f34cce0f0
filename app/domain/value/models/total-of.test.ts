import { expect, test } from "vitest";
import { fitBgNbd } from "./fit-bg-nbd.ts";
import { distinctHistories, groupHistories } from "./histories.ts";
import { drawBgNbd, drawTotal, spreadOf } from "./posterior.ts";
import { randomFrom } from "./random.ts";
import { drawPurchases, drawTemper } from "./simulate-future.ts";
import { firstOrderTotal, totalOf } from "./total-of.ts";

const truth = { variant: "bg-nbd", r: 0.5, alpha: 6, a: 0.9, b: 2.5 } as const;

/** Customers whose first purchase was up to a year ago, as BG/NBD has them. */
function histories(customers: number) {
  const random = randomFrom(11);
  return groupHistories(
    Array.from({ length: customers }, (_, index) => {
      const age = 26 + (index % 27);
      const [bought] = [[] as number[]];
      const fresh = drawTemper(random, truth, { x: 0, tx: 0, age: 0 });
      drawPurchases(random, fresh, age, (after) => bought.push(Math.floor(after * 7) / 7));
      return { x: bought.length, tx: bought.at(-1) ?? 0, age };
    }),
  );
}

test("of many customers the total has the interval that drawing all of them gives", () => {
  const grouped = histories(3_000);
  const fit = fitBgNbd("bg-nbd", grouped, "map");
  if (fit.kind === "refused") throw new Error(fit.detail);
  const distinct = distinctHistories(grouped);
  const random = randomFrom(5);
  const all = distinct.flatMap((one) => Array.from({ length: one.weight }, () => one));
  const drawn = spreadOf(
    Float64Array.from({ length: 2_000 }, () => drawTotal(random, drawBgNbd(random, fit), all, 26)),
  );
  const computed = firstOrderTotal(fit, distinct, 26);
  expect(computed.mean / drawn.mean).toBeCloseTo(1, 1);
  expect((computed.high - computed.low) / (drawn.high - drawn.low)).toBeGreaterThan(0.9);
  expect((computed.high - computed.low) / (drawn.high - drawn.low)).toBeLessThan(1.1);
  expect(totalOf(fit, grouped, { weeks: 26, seed: 5 }).mean).toBeCloseTo(drawn.mean, -2);
});
