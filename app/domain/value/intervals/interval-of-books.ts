import type { Component } from "../entry.ts";
import { ratesOf, standardDraws, toMinor } from "../figure.ts";
import { spreadOf } from "../models/posterior.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { drawRates, meansOf, type RateValues } from "../shrinkage/rates.ts";
import { drawsApart, drawsThrough, randomOf, widthsWithout } from "./interval-chances.ts";
import type { SumInterval } from "./interval-of-sum.ts";
import { dependenceOf } from "./interval-registry.ts";

type Basis = "realised" | "expected";

/**
 * What entries of one basis, component and formula add up to, net of reversals, in minor units; debits are below zero.
 * `kind`, where sums are split by it, tells apart what moved a deal.
 */
export type BookedSum = {
  basis: Basis;
  component: Component;
  formula: string;
  kind?: string;
  amountMinor: bigint;
  lowMinor: bigint;
  highMinor: bigint;
};

/**
 * What models forecast, in minor units: own purchases to come, and shares of a friend's (debits are below zero). What rests
 * on the same purchases, `of` the same customer, shares their chance; over a whole company, all of it does.
 */
export type ForecastLine = {
  kind: "own-purchase" | "referral";
  component: Component;
  of: string;
  amountMinor: bigint;
  lowMinor: bigint;
  medianMinor: bigint;
  highMinor: bigint;
};

/** Intervals of 80 % of the same draws. */
export type BookIntervals = Record<Basis | "total", SumInterval> & {
  components: Record<Component, Record<Basis | "total", SumInterval>>;
};

const components = ["CLV", "CRV", "CIV", "CKV", "COST"] as const;
const bases = ["realised", "expected"] as const;

/**
 * The intervals of what books add up to. Every draw draws each rate once for all figures that go with it (VALUE §1.8);
 * what goes with no rate is drawn around its own interval, once a formula.
 * @param settings 2,000 draws of seed 1 unless told otherwise
 */
export function intervalsOfBooks(
  sums: readonly BookedSum[],
  parameters: Parameters,
  settings: { forecast?: readonly ForecastLine[]; draws?: number; seed?: number } = {},
): BookIntervals {
  const { forecast = [], draws: count = 2_000, seed = 1 } = settings;
  const rates = ratesOf(parameters);
  const isStandard = count === 2_000 && seed === 1;
  const values = isStandard ? standardDraws(rates) : drawRates(rates, { draws: count, seed });
  const drawn: Drawn = { values, means: meansOf(rates), seed };
  const added = new Map<string, Float64Array>();
  const add = (basis: Basis, component: Component, draws: Float64Array) => {
    const sum = added.get(`${basis} ${component}`) ?? new Float64Array(count);
    for (let at = 0; at < count; at++) sum[at] = (sum[at] ?? 0) + (draws[at] ?? 0);
    added.set(`${basis} ${component}`, sum);
  };
  for (const sum of sums) add(sum.basis, sum.component, drawsOfSum(sum, drawn));
  for (const { line, draws } of drawsOfForecast(forecast, drawn)) add("expected", line.component, draws);
  const of = (some: readonly Basis[], which: readonly Component[]) =>
    intervalOf(
      some.flatMap((basis) => which.map((component) => added.get(`${basis} ${component}`))),
      count,
    );
  const each = (which: readonly Component[]) => ({
    realised: of(["realised"], which),
    expected: of(["expected"], which),
    total: of(bases, which),
  });
  const byComponent = components.map((component) => [component, each([component])]);
  return {
    ...each(components),
    components: Object.fromEntries(byComponent) as BookIntervals["components"],
  };
}

type Drawn = { values: readonly RateValues[]; means: RateValues; seed: number };

/** A sum in every draw. */
function drawsOfSum(sum: BookedSum, { values, means, seed }: Drawn): Float64Array {
  const amount = Number(sum.amountMinor);
  const count = values.length;
  const dependence = dependenceOf(sum.formula, sum.component, sum.kind);
  const atMeans = dependence?.at(means) ?? 0;
  const isDebit = amount < 0;
  const widths = {
    below: Math.max(0, isDebit ? Number(sum.highMinor) - amount : amount - Number(sum.lowMinor)),
    above: Math.max(0, isDebit ? amount - Number(sum.lowMinor) : Number(sum.highMinor) - amount),
  };
  const ownChance = randomOf(sum.formula, seed);
  if (dependence === null || Math.abs(atMeans) < 1e-12) {
    const size = Math.abs(amount);
    const apart = drawsApart(widths, ownChance, count);
    return apart.map((moved) => (isDebit ? -1 : 1) * (size + moved));
  }
  const factors = Float64Array.from(values, (rates) => dependence.at(rates) / atMeans);
  if (dependence.hasChance !== true || amount === 0) return factors.map((factor) => amount * factor);
  const { low, median, high } = spreadOf(factors);
  const left = (width: number, shared: number) =>
    Math.sqrt(Math.max(0, (width / Math.abs(amount)) ** 2 - shared ** 2));
  const rest = { below: left(widths.below, median - low), above: left(widths.above, high - median) };
  const apart = drawsApart(rest, ownChance, count);
  return factors.map((factor, at) => amount * factor * Math.max(0, 1 + (apart[at] ?? 0)));
}

/** Forecasts in every draw: own purchases by their three points, shares of them times what is drawn of τ. */
function drawsOfForecast(lines: readonly ForecastLine[], { values, means, seed }: Drawn) {
  const lift = Float64Array.from(values, ({ referralLift }) => referralLift / means.referralLift);
  const known = lines.filter(({ amountMinor }) => amountMinor !== 0n);
  const ownFirst = known.toSorted(
    (a, b) => Number(b.kind === "own-purchase") - Number(a.kind === "own-purchase"),
  );
  const chances = new Map<string, Float64Array>();
  for (const line of ownFirst) {
    if (chances.has(line.of)) continue;
    const whole = relativeTo(line);
    const spread = line.kind === "own-purchase" ? whole : widthsWithout(whole, lift);
    chances.set(line.of, drawsThrough(spread, randomOf(`forecast ${line.of}`, seed), values.length));
  }
  return known.map((line) => {
    const amount = Number(line.amountMinor);
    const chance = chances.get(line.of) ?? new Float64Array(values.length);
    const draws = chance.map((factor, at) => {
      return amount * factor * (line.kind === "own-purchase" ? 1 : (lift[at] ?? 0));
    });
    return { line, draws };
  });
}

/** The points of a forecast as parts of its amount, those of a debit turned around. */
function relativeTo({ amountMinor, lowMinor, medianMinor, highMinor }: ForecastLine) {
  const [amount, low, median, high] = [amountMinor, lowMinor, medianMinor, highMinor].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const [least, most] = amount < 0 ? [high, low] : [low, high];
  return { low: least / amount, median: median / amount, high: most / amount, mean: 1 };
}

function intervalOf(parts: readonly (Float64Array | undefined)[], count: number): SumInterval {
  const sum = new Float64Array(count);
  for (const part of parts) {
    if (part === undefined) continue;
    for (let at = 0; at < count; at++) sum[at] = (sum[at] ?? 0) + (part[at] ?? 0);
  }
  const { low, median, high, mean } = spreadOf(sum);
  return {
    lowMinor: toMinor(low),
    medianMinor: toMinor(median),
    highMinor: toMinor(high),
    meanMinor: toMinor(mean),
  };
}
