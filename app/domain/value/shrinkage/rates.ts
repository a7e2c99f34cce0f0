import { randomFrom } from "../models/random.ts";
import { defaultPriors, type RateName } from "./default-priors.ts";
import { drawFrom, meanOf } from "./distribution.ts";
import { learn, type OwnData, type Rate } from "./rate.ts";

/** What is known of every rate. */
export type Rates = Readonly<Record<RateName, Rate>>;

/** One value for each rate: their means, or one draw. */
export type RateValues = Readonly<Record<RateName, number>>;

/** All rates: the defaults, each with the company's own data where there are any. */
export function ratesFrom(own: Partial<Record<RateName, OwnData>>): Rates {
  return each((name) => learn(defaultPriors[name], own[name] ?? null));
}

/** The rates before anything was measured. */
export const defaultRates: Rates = ratesFrom({});

/** The means of all rates, at which figures are computed. */
export function meansOf(rates: Rates): RateValues {
  return each((name) => meanOf(rates[name].posterior));
}

/** Draws a value of every rate, so many times, the same for the same seed. */
export function drawRates(rates: Rates, { draws, seed }: { draws: number; seed: number }): RateValues[] {
  const random = randomFrom(seed);
  return Array.from({ length: draws }, () => each((name) => drawFrom(random, rates[name].posterior)));
}

function each<T>(of: (name: RateName) => T): Record<RateName, T> {
  const names = Object.keys(defaultPriors) as RateName[];
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<RateName, T>;
}
