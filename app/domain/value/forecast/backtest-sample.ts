import { type Calibration, calibrate } from "../models/calibration.ts";
import { coverageOf } from "../models/count-distribution.ts";
import { checkByFrequency, checkedOf } from "../models/frequency-classes.ts";
import { isoDate, type PurchaseDays, spanOf } from "../models/purchase-days.ts";
import { backtest, originsBetween } from "../models/rolling-origins.ts";
import type { CalibrationCard } from "./valuation.ts";

/** A sample of customers with their days of purchase: `days` of each one after the other, `counts` how many each has. */
export type BacktestTask = { counts: Int32Array; days: Int32Array; lastDay: number };

export type BacktestResult = CalibrationCard;

const seed = 1;
const draws = 100;

/** How far ahead forecasts look: half a year, or a quarter where the orders do not reach further. */
const lengths = [26, 13] as const;

/** Forecasts from past days (VALUE §1.8), from the latest to the first that has as much time before it. */
export function workOutBacktest({ counts, days, lastDay }: BacktestTask): BacktestResult {
  const customers = purchasesOf(counts, days);
  const span = spanOf(customers);
  const choices = lengths.map((weeks) => ({
    weeks,
    origins: span === null ? [] : originsBetween(span.first, Math.max(span.last, lastDay), weeks),
  }));
  const { weeks, origins } = choices.find((one) => one.origins.length >= 2) ?? {
    weeks: lengths[1],
    origins: choices[1]?.origins ?? [],
  };
  const done = backtest(customers, { origins, weeks, method: "map", seed, draws });
  const held = done.map((origin) => ({ origin, checked: checkedOf(origin, weeks) }));
  const found = held.map(({ origin: { day, customers: known, expected, actual, interval }, checked }) => ({
    day: isoDate(day),
    customers: known,
    expected,
    actual,
    low: interval.low,
    high: interval.high,
    coverage:
      checked.reduce((sum, { distribution, came }) => sum + coverageOf(distribution, came, 0.8), 0) /
      checked.length,
  }));
  const latest = held.at(-1);
  const calibration: Calibration = calibrate(done);
  return {
    ...calibration,
    weeks,
    sampled: customers.length,
    origins: found,
    coverage:
      found.length === 0 ? null : found.reduce((sum, { coverage }) => sum + coverage, 0) / found.length,
    ...(latest === undefined
      ? {}
      : { byFrequency: { day: isoDate(latest.origin.day), ...checkByFrequency(latest.checked) } }),
  };
}

function purchasesOf(counts: Int32Array, days: Int32Array): PurchaseDays[] {
  let at = 0;
  return Array.from(counts, (count) => {
    const own = days.subarray(at, at + count);
    at += count;
    return new Map(Array.from(own, (day) => [day, 1]));
  });
}
