import { dayMs } from "#app/kernel/dates.ts";
import type { History, Spend } from "./histories.ts";

/** Days counted from 1970-01-01 (UTC). */
export type Day = number;

/** A day as an ISO date, such as 2026-11-22. */
export function isoDate(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The first and the last day on which anybody bought; null where nobody did. */
export function spanOf(customers: Iterable<PurchaseDays>): { first: Day; last: Day } | null {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const days of customers)
    for (const day of days.keys()) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return Number.isFinite(first) ? { first, last } : null;
}

/** A customer's purchases by day, those of one day taken together. Amounts in any one money unit, net of refunds. */
export type PurchaseDays = Map<Day, number>;

/** What is known of a customer on a day, and what came after it: purchases, how many of them cost something, and what all cost. */
export type Observed = {
  history: History;
  spend: Spend;
  later: { purchases: number; paid: number; amount: number };
};

/**
 * A customer as known at the end of `until`: repeat purchases, recency and age in weeks of exact days / 7 since the
 * first purchase, the mean amount of repeat purchases above zero; and purchases after it until the end of `end`.
 * A purchase that cost nothing, or was paid back, still is a sign of life.
 * @returns null where the first purchase came after `until`
 */
export function observe(days: PurchaseDays, until: Day, end: Day = until): Observed | null {
  const [first, ...repeats] = [...days.keys()].sort((one, other) => one - other);
  if (first === undefined || first > until) return null;
  const known = repeats.filter((day) => day <= until);
  const after = repeats.filter((day) => day > until && day <= end);
  const costs = after.map((day) => days.get(day) ?? 0);
  const paid = known.map((day) => days.get(day) ?? 0).filter((amount) => amount > 0);
  return {
    history: { x: known.length, tx: ((known.at(-1) ?? first) - first) / 7, age: (until - first) / 7 },
    spend: { x: paid.length, mean: paid.length === 0 ? 0 : sum(paid) / paid.length },
    later: { purchases: after.length, paid: costs.filter((cost) => cost > 0).length, amount: sum(costs) },
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
