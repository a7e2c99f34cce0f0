import type { EntryDraft, Input } from "./entry.ts";
import { spreadOf } from "./models/posterior.ts";
import type { Random } from "./models/random.ts";
import type { Parameters, SpendModels } from "./parameters/parameters.ts";
import { priorsVersion, type RateName } from "./shrinkage/default-priors.ts";
import { boundsOf, wordsFor } from "./shrinkage/distribution.ts";
import { rateWords } from "./shrinkage/rate.ts";
import { defaultRates, drawRates, meansOf, type Rates, type RateValues } from "./shrinkage/rates.ts";

/** One draw of everything unknown, shared by all figures; what is one figure's own chance comes from `random`. */
export type Draw = { rates: RateValues; random: Random; models?: SpendModels };

/** What a figure comes to in one draw, in minor units, not rounded. */
export type Sampler = (draw: Draw) => number;

/** A draft with the way to draw it anew, so that sums of figures get intervals that share what is unknown. */
export type Figure = EntryDraft & { sample: Sampler };

/** An amount with its interval of 80 %, in minor units. */
export type Amounts = { amountMinor: bigint; lowMinor: bigint; highMinor: bigint };

/** What something is worth in minor units, by the rates that it depends on. */
export type Worth = { at: (rates: RateValues) => number; uses: readonly RateName[] };

/** Bounds that enclose an amount, where they were rounded or split apart from it. */
export function around(amount: bigint, low: bigint, high: bigint): Omit<Amounts, "amountMinor"> {
  return { lowMinor: low < amount ? low : amount, highMinor: high > amount ? high : amount };
}

/** Rounds to a whole minor unit, half to even. */
export function toMinor(amount: number): bigint {
  return BigInt(wholeMinor(amount));
}

/** The same as a double, for many at once. */
export function wholeMinor(amount: number): number {
  const down = Math.floor(amount);
  const rest = amount - down;
  const up = rest > 0.5 || (rest === 0.5 && down % 2 !== 0);
  return up ? down + 1 : down;
}

/** What is known of every rate under some parameters; while only ν was entered, the defaults of all others. */
export function ratesOf({ rates, ideaAlpha, ideaBeta }: Parameters): Rates {
  if (rates !== undefined) return rates;
  const posterior = { family: "beta", alpha: ideaAlpha, beta: ideaBeta } as const;
  return { ...defaultRates, ideaIsNew: { ...defaultRates.ideaIsNew, posterior } };
}

/** Whether what is to come of gifts is valued: it takes the company's rates. Without them only what has happened is. */
export function valuesToCome({ rates }: Parameters): boolean {
  return rates !== undefined;
}

/**
 * A worth at the means of the rates, with its quantiles at 10 and 90 %: exact where it rises or falls with one rate
 * alone, from 2,000 draws where there are more.
 */
export function amountsOf({ at, uses }: Worth, rates: Rates): Record<keyof Amounts, number> {
  const means = meansOf(rates);
  const amount = at(means);
  const [only, ...others] = uses;
  if (only === undefined) return { amountMinor: amount, lowMinor: amount, highMinor: amount };
  if (others.length > 0) {
    const { low, high } = spreadOf(standardDraws(rates).map(at));
    return { amountMinor: amount, lowMinor: Math.min(low, amount), highMinor: Math.max(high, amount) };
  }
  const ends = boundsOf(rates[only].posterior).map((value) => at({ ...means, [only]: value }));
  return { amountMinor: amount, lowMinor: Math.min(amount, ...ends), highMinor: Math.max(amount, ...ends) };
}

/** The same in whole minor units. */
export function wholeAmounts(worth: Worth, rates: Rates): Amounts {
  const { amountMinor, lowMinor, highMinor } = amountsOf(worth, rates);
  return { amountMinor: toMinor(amountMinor), lowMinor: toMinor(lowMinor), highMinor: toMinor(highMinor) };
}

/** The draws of rates by which single figures get their intervals: 2,000, once for each set of rates. */
export function standardDraws(rates: Rates): readonly RateValues[] {
  const known = drawn.get(rates);
  if (known !== undefined) return known;
  const made = drawRates(rates, { draws: 2_000, seed: 1 });
  drawn.set(rates, made);
  return made;
}

const drawn = new WeakMap<Rates, readonly RateValues[]>();

/** A rate as an input: both levels of what is known of it, and the parameters that hold it. */
export function rateInput(name: string, rate: RateName, parameters: Parameters): Input {
  const known = ratesOf(parameters)[rate];
  return {
    name,
    value: known.own === null ? `${wordsFor(known.posterior)}, default ${priorsVersion}` : rateWords(known),
    sourceRef: `parameters:${parameters.version}`,
    grade: known.grade,
  };
}

/** A figure that nothing unknown changes. */
export function certain(draft: EntryDraft): Figure {
  const amount = Number(draft.amountMinor);
  return { ...draft, sample: () => amount };
}

/** Remembers the last draw, so that figures with the same chance (a credit and its debit) draw it once. */
export function oncePerDraw<T>(sample: (draw: Draw) => T): (draw: Draw) => T {
  let last: { draw: Draw; value: T } | null = null;
  return (draw) => {
    if (last === null || last.draw !== draw) last = { draw, value: sample(draw) };
    return last.value;
  };
}
