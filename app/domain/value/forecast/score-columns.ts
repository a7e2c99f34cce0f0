import { wholeMinor } from "../figure.ts";
import type { CustomerColumns } from "./customer-columns.ts";
import type { FittedModels } from "./draw-spending.ts";
import { customerAt, type Scores } from "./number-work.ts";
import { type Expected, expectedOf } from "./score-customer.ts";
import { placesOf } from "./score-table.ts";
import { quantilesAt } from "./spending-grid.ts";

/** A customer's score, whole amounts as doubles; `year` is margin of the next 12 months, not rounded. */
export type ColumnScore = Pick<Expected, "alive" | "purchases" | "meanMinor"> & {
  amountMinor: number;
  lowMinor: number;
  medianMinor: number;
  highMinor: number;
  atRiskMinor: number;
  year: number;
};

/**
 * Scores customers of columns, each as `purchasesToCome` says, with points that were drawn for each, or read off the
 * multiples of the mean of those who buy at all.
 * @param share the margin (1 is 100 %)
 */
export function scoring(
  customers: CustomerColumns,
  fitted: FittedModels,
  { table, multiples, points }: Scores,
  share: number,
): (index: number) => ColumnScore {
  const placeOf = placesOf(table);
  return (index) => {
    const customer = customerAt(customers, index);
    const place = placeOf(customer.repeats, customer.ageDays);
    const ifAlive = table.purchases[place] ?? 0;
    const expected = expectedOf(customer, fitted, ifAlive, share);
    const { alive, purchases, meanMinor, amount, atRisk } = expected;
    const any = table.any[place] ?? 0;
    const reach = { of: alive * any, worth: (share * meanMinor * ifAlive) / any };
    const pointAt = (level: Level) =>
      multiples === null
        ? share * (points?.[levels[level]][index] ?? 0)
        : multipleAt(multiples, place, reach, level);
    const amountMinor = wholeMinor(amount);
    return {
      alive,
      purchases,
      meanMinor,
      amountMinor,
      lowMinor: Math.min(amountMinor, wholeMinor(pointAt(0.1))),
      medianMinor: wholeMinor(pointAt(0.5)),
      highMinor: Math.max(amountMinor, wholeMinor(pointAt(0.9))),
      atRiskMinor: wholeMinor(atRisk),
      year: share * meanMinor * alive * (table.year[place] ?? 0),
    };
  };
}

const levels = { 0.1: "low", 0.5: "median", 0.9: "high" } as const;
type Level = keyof typeof levels;

const steps = quantilesAt.length - 1;

/** A point of what comes: nothing up to the chance that nothing comes, then by the multiples of those who buy. */
function multipleAt(
  multiples: Float64Array,
  place: number,
  { of, worth }: { of: number; worth: number },
  level: Level,
): number {
  if (level <= 1 - of) return 0;
  const above = ((level - (1 - of)) / of) * steps;
  const below = Math.min(Math.floor(above), steps);
  const first = place * quantilesAt.length;
  const [low, high] = [multiples[first + below] ?? 0, multiples[first + Math.min(below + 1, steps)] ?? 0];
  return worth * (low + (above - below) * (high - low));
}
