import { parseArgs } from "node:util";
import { calibrate } from "#app/domain/value/models/calibration.ts";
import {
  checkByFrequency,
  checkedOf,
  type FrequencyCheck,
} from "#app/domain/value/models/frequency-classes.ts";
import { isoDate, spanOf } from "#app/domain/value/models/purchase-days.ts";
import { backtest, type Origin, originsBetween } from "#app/domain/value/models/rolling-origins.ts";
import type { Command } from "../command.ts";
import { purchasesOf } from "../purchases-of.ts";
import { spareMemory } from "../spare-memory.ts";

const usage = "npm run kith -- backtest [--file ORDERS.csv] [--weeks 13] [--currency USD] [--json]";
const seed = 1;

/** `backtest`: forecasts from past days on all orders, or, without a database, on those of a file, and says how far they were off. */
export const command: Command = async (words) => {
  const { values } = parseArgs({
    args: words,
    options: {
      file: { type: "string" },
      weeks: { type: "string", default: "13" },
      currency: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { file, json } = values;
  const weeks = Number(values.weeks);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > 520) {
    console.error(`Name a whole number of weeks from 1 to 520.\n\n${usage}`);
    return 2;
  }
  spareMemory();
  const purchases = await purchasesOf(file, values.currency?.toUpperCase() ?? null);
  if ("reason" in purchases) return fail(purchases.reason);
  const customers = [...purchases.customers];
  const span = spanOf(customers);
  const origins = span === null ? [] : originsBetween(span.first, span.last, weeks);
  const done = backtest(customers, { origins, weeks, method: "map", seed });
  if (done.length === 0)
    return fail(
      `The orders do not reach far enough: ${weeks} weeks to learn from and ${weeks} to compare with are needed.`,
    );
  const report = {
    weeks,
    origins: done.map(({ day, customers: known, expected, actual, interval, calibration }) => ({
      day: isoDate(day),
      customers: known,
      expected,
      actual,
      factor: calibration.factor,
      low: interval.low,
      high: interval.high,
      covered: actual >= interval.low && actual <= interval.high,
    })),
    calibration: calibrate(done),
    byFrequency: byFrequencyOf(done, weeks),
  };
  if (json) console.log(JSON.stringify(report, null, 2));
  else for (const line of linesOf(report)) console.log(line);
  return 0;
};

type Report = {
  weeks: number;
  origins: {
    day: string;
    customers: number;
    expected: number;
    actual: number;
    factor: number;
    low: number;
    high: number;
    covered: boolean;
  }[];
  calibration: ReturnType<typeof calibrate>;
  /** The latest origin, by how often customers bought before and after. */
  byFrequency: (FrequencyCheck & { day: string }) | null;
};

function byFrequencyOf(done: readonly Origin[], weeks: number): Report["byFrequency"] {
  const latest = done.at(-1);
  if (latest === undefined) return null;
  return { day: isoDate(latest.day), ...checkByFrequency(checkedOf(latest, weeks)) };
}

function* linesOf({ weeks, origins, calibration, byFrequency }: Report): Generator<string> {
  yield `purchases in the ${weeks} weeks after each day; the interval of 80 % uses what was known then`;
  for (const { day, customers, expected, actual, low, high, covered } of origins)
    yield `${day}  customers ${customers}, expected ${expected.toFixed(1)}, came ${actual}, between ${low.toFixed(0)} and ${high.toFixed(0)}: ${covered ? "inside" : "outside"}`;
  const inside = origins.filter(({ covered }) => covered).length;
  yield `inside ${inside} of ${origins.length}; totals are to be multiplied by ${calibration.factor.toFixed(3)} (± ${(calibration.deviation * 100).toFixed(0)} %)`;
  if (byFrequency === null) return;
  yield `\nfrom ${byFrequency.day}, by repeat purchases before; the interval of 80 % is that of chance alone`;
  for (const { from, to, customers, expected, low, high, actual } of byFrequency.before)
    yield `  ${spanOfClass(from, to).padEnd(4)} customers ${customers}: purchases ${expected.toFixed(1)} expected, between ${low.toFixed(0)} and ${high.toFixed(0)}; ${actual} came`;
  yield "by purchases in the time after";
  for (const { from, to, expected, low, high, actual } of byFrequency.after)
    yield `  ${spanOfClass(from, to).padEnd(4)} customers ${expected.toFixed(1)} expected, between ${low.toFixed(0)} and ${high.toFixed(0)}; ${actual} did`;
}

function spanOfClass(from: number, to: number | null): string {
  if (to === null) return `${from}+`;
  return from === to ? `${from}` : `${from}–${to}`;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}
