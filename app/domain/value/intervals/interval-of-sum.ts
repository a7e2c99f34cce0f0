import { around, type Draw, type Figure, ratesOf, type Sampler, standardDraws, toMinor } from "../figure.ts";
import { spreadOf } from "../models/posterior.ts";
import { type Random, randomFrom } from "../models/random.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { drawRates, type RateValues } from "../shrinkage/rates.ts";

/** The 10, 50 and 90 % points of a sum and the mean of its draws, in minor units. */
export type SumInterval = { lowMinor: bigint; medianMinor: bigint; highMinor: bigint; meanMinor: bigint };

/**
 * The interval of each of some sums of figures. Every draw draws each rate and the models once, for all figures of all
 * sums: the error of what many figures share does not average out (VALUE §1.8).
 * @param sums the samplers of each sum's figures
 * @param settings 2,000 draws unless told otherwise; the same seed gives the same intervals
 */
export function intervalsOfSums<Name extends string>(
  sums: Readonly<Record<Name, readonly Sampler[]>>,
  parameters: Parameters,
  settings: { draws?: number; seed: number },
): Record<Name, SumInterval> {
  const { draws: count = 2_000, seed } = settings;
  const rates = drawRates(ratesOf(parameters), { draws: count, seed });
  const draws = drawsBy(rates, parameters, randomFrom(seed + 1));
  const names = Object.keys(sums) as Name[];
  const values = draws.map((draw) => names.map((name) => sumIn(draw, sums[name])));
  const intervals = names.map((name, at) => [name, intervalOf(values.map((row) => row[at] ?? 0))]);
  return Object.fromEntries(intervals) as Record<Name, SumInterval>;
}

/** A figure with the interval of its own draws, where more than the rates is unknown: what a customer will buy. */
export function withDrawnInterval(figure: Figure, parameters: Parameters): Figure {
  const draws = drawsBy(standardDraws(ratesOf(parameters)), parameters, randomFrom(1));
  const { lowMinor, highMinor } = intervalOf(draws.map((draw) => figure.sample(draw)));
  return { ...figure, ...around(figure.amountMinor, lowMinor, highMinor) };
}

function drawsBy(rates: readonly RateValues[], { models }: Parameters, random: Random): Draw[] {
  const draw = models?.draw;
  return rates.map((values) => ({
    rates: values,
    random,
    ...(draw === undefined ? {} : { models: draw(random) }),
  }));
}

function sumIn(draw: Draw, samplers: readonly Sampler[]): number {
  return samplers.reduce((sum, sample) => sum + sample(draw), 0);
}

function intervalOf(values: readonly number[]): SumInterval {
  const { low, median, high, mean } = spreadOf(values);
  return {
    lowMinor: toMinor(low),
    medianMinor: toMinor(median),
    highMinor: toMinor(high),
    meanMinor: toMinor(mean),
  };
}
