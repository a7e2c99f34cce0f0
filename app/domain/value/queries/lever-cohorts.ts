import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import { type LeverFactors, leverFactors, leverRise } from "./levers.ts";

/** Customers of one cohort who bought again about as often. Sums over them; amounts in minor units. */
export type CohortGroup = {
  cohort: string;
  customers: number;
  orders: number;
  /** What they paid, less refunds. */
  spentMinor: bigint;
  /** How many of them are forecast; the sums that follow are over these. */
  forecast: number;
  repeats: number;
  /** Days from the first purchase to the last, and on to now as far as they are still there. */
  activeDays: number;
  ageDays: number;
  alive: number;
  /** Purchases to come within the horizon, discounted, and the margin of them. */
  purchases: number;
  toComeMinor: bigint;
};

/** The levers of one cohort. Null where nothing can be said; amounts are minor units as text. */
export type CohortLevers = {
  /** `2026-Q3`, `2026`, or `all`. */
  cohort: string;
  customers: number;
  /** Mean amount of an order, less refunds. */
  sizeMinor: string | null;
  /** Orders after the first, a customer and year while active. */
  perYear: number | null;
  /** Months that a customer was active so far, and months of buying at this pace still to come within the horizon. */
  monthsActive: number | null;
  monthsToCome: number | null;
  /** How many of them are still there, in per cent. */
  alive: number | null;
  toComeMinor: string | null;
  /** What a rise of each lever by a tenth brings within the horizon. */
  rise: { sizeMinor: string; frequencyMinor: string; durationMinor: string } | null;
};

type Horizon = { months: number; monthly: number };

const daysPerYear = 365.25;

/** The levers of each cohort, the oldest first, and of all. Without a model pace and duration stay unknown. */
export function leversOf(
  groups: readonly CohortGroup[],
  model: BgNbd | null,
  horizon: Horizon,
): { cohorts: CohortLevers[]; all: CohortLevers | null } {
  const moved = groups.map((group) => ({ group, factors: factorsOf(group, model, horizon) }));
  const names = [...new Set(groups.map(({ cohort }) => cohort))].sort();
  const cohorts = names.map((name) =>
    cohortOf(
      name,
      moved.filter(({ group }) => group.cohort === name),
    ),
  );
  return { cohorts, all: groups.length === 0 ? null : cohortOf("all", moved) };
}

type Moved = { group: CohortGroup; factors: LeverFactors | null };

/** A group is alike, so its mean stands for each of it. */
function factorsOf(group: CohortGroup, model: BgNbd | null, horizon: Horizon): LeverFactors | null {
  if (model === null || group.forecast === 0) return null;
  const history = { x: Math.round(group.repeats / group.forecast), age: group.ageDays / group.forecast / 7 };
  return leverFactors(model, history, horizon);
}

function cohortOf(cohort: string, moved: readonly Moved[]): CohortLevers {
  const sum = (of: (group: CohortGroup) => number) => moved.reduce((all, { group }) => all + of(group), 0);
  const amount = (of: (group: CohortGroup) => bigint) =>
    moved.reduce((all, { group }) => all + of(group), 0n);
  const orders = sum((group) => group.orders);
  const forecast = sum((group) => group.forecast);
  const years = sum((group) => group.activeDays) / daysPerYear;
  const perYear = years > 0 ? sum((group) => group.repeats) / years : null;
  const mean = (total: number) => (forecast === 0 ? null : total / forecast);
  const toCome = mean(sum((group) => group.purchases));
  const isForecast = moved.some(({ factors }) => factors !== null);
  return {
    cohort,
    customers: sum((group) => group.customers),
    sizeMinor:
      orders === 0
        ? null
        : divided(
            amount((group) => group.spentMinor),
            orders,
          ).toString(),
    perYear,
    monthsActive: mean(12 * years),
    monthsToCome: perYear === null || perYear === 0 || toCome === null ? null : (12 * toCome) / perYear,
    alive: mean(100 * sum((group) => group.alive)),
    toComeMinor: isForecast ? amount((group) => group.toComeMinor).toString() : null,
    rise: isForecast ? riseOf(moved) : null,
  };
}

function riseOf(moved: readonly Moved[]): NonNullable<CohortLevers["rise"]> {
  const more = (by: (factors: LeverFactors) => number) =>
    moved
      .reduce(
        (sum, { group, factors }) =>
          factors === null ? sum : sum + BigInt(Math.round(Number(group.toComeMinor) * by(factors))),
        0n,
      )
      .toString();
  return {
    sizeMinor: more(() => leverRise),
    frequencyMinor: more(({ frequency }) => frequency - 1),
    durationMinor: more(({ duration }) => duration - 1),
  };
}

function divided(amount: bigint, by: number): bigint {
  return BigInt(Math.round(Number(amount) / by));
}
