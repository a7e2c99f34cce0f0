import { expectedIfAlive } from "../models/bg-nbd-forecast.ts";
import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import { discountedByMonth, weeksPerMonth } from "../models/horizon.ts";

/** For how many months ahead, and what money at the end of a month is worth at its beginning. */
export type Ahead = { months: number; monthly: number };

/**
 * What depends on repeat purchases and age only, of somebody who is still there; one place for each pair.
 * `purchases` within the horizon, discounted; `year` in the next 12 months, not discounted; `any` the chance of at least
 * one purchase within the horizon.
 */
export type ScoreTable = {
  repeats: Int32Array;
  ageDays: Int32Array;
  purchases: Float64Array;
  year: Float64Array;
  any: Float64Array;
};

/** Weeks in the 12 months that are looked back upon a year later. */
export const yearWeeks = 12 * weeksPerMonth;

/** Discounted purchases within some months of somebody who is still there. */
export function purchasesIfAlive(
  model: BgNbd,
  { repeats, ageDays }: { repeats: number; ageDays: number },
  ahead: Ahead,
): number {
  const history = { x: repeats, age: ageDays / 7 };
  return discountedByMonth((weeks) => expectedIfAlive(model, history, weeks), ahead);
}

/**
 * The chance that somebody who is still there buys at all in the next `weeks`: the first purchase comes as their Poisson
 * process lets it, whatever happens after it.
 */
export function anyIfAlive(
  { r, alpha }: BgNbd,
  { repeats, ageDays }: { repeats: number; ageDays: number },
  weeks: number,
): number {
  return -Math.expm1((r + repeats) * Math.log((alpha + ageDays / 7) / (alpha + ageDays / 7 + weeks)));
}

/** Scores all pairs that occur. */
export function scoreTable(
  model: BgNbd,
  pairs: readonly { repeats: number; ageDays: number }[],
  ahead: Ahead,
): ScoreTable {
  const weeks = ahead.months * weeksPerMonth;
  const of = (f: (pair: { repeats: number; ageDays: number }) => number) => Float64Array.from(pairs, f);
  return {
    repeats: Int32Array.from(pairs, ({ repeats }) => repeats),
    ageDays: Int32Array.from(pairs, ({ ageDays }) => ageDays),
    purchases: of((pair) => purchasesIfAlive(model, pair, ahead)),
    year: of((pair) => expectedIfAlive(model, { x: pair.repeats, age: pair.ageDays / 7 }, yearWeeks)),
    any: of((pair) => anyIfAlive(model, pair, weeks)),
  };
}

/** Says at which place of a table a pair stands. */
export function placesOf({ repeats, ageDays }: ScoreTable): (repeats: number, ageDays: number) => number {
  const oldest = ageDays.reduce((most, age) => Math.max(most, age), 0) + 1;
  const places = new Map<number, number>();
  for (let place = 0; place < repeats.length; place++)
    places.set((repeats[place] ?? 0) * oldest + (ageDays[place] ?? 0), place);
  return (x, age) => {
    const place = places.get(x * oldest + age);
    if (place === undefined) throw new RangeError(`No score for ${x} repeat purchases and ${age} days.`);
    return place;
  };
}
