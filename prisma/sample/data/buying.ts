import type { Buying } from "./customer.ts";

/** A way of buying: days between orders give or take a spread, and what an order comes to, in cents. */
type Habit = {
  source: "shop" | "wholesale";
  everyDays: number;
  spread: number;
  least: number;
  most: number;
  /** What the goods of an order cost, in per cent; null where the margin of the settings is used. */
  costPercent: number | null;
};

export const habits: Record<Buying, Habit> = {
  cafe: { source: "wholesale", everyDays: 14, spread: 3, least: 17_800, most: 39_500, costPercent: 63 },
  office: { source: "wholesale", everyDays: 30, spread: 5, least: 8_600, most: 16_900, costPercent: 58 },
  home: { source: "shop", everyDays: 27, spread: 8, least: 2_450, most: 5_600, costPercent: null },
  gifts: { source: "shop", everyDays: 12, spread: 9, least: 3_200, most: 9_800, costPercent: null },
  once: { source: "shop", everyDays: 0, spread: 0, least: 2_450, most: 4_400, costPercent: null },
};

/** How much more or less is bought in a month than in others, January first. Cafés live on the summer, homes on the winter. */
export const seasons: Record<Buying, readonly number[]> = {
  cafe: [0.86, 0.88, 0.95, 1.0, 1.06, 1.15, 1.22, 1.22, 1.05, 0.98, 0.94, 1.02],
  office: [1, 1, 1, 1, 1, 0.92, 0.8, 0.74, 1, 1.04, 1.06, 0.9],
  home: [1.04, 1.02, 1, 0.98, 0.94, 0.9, 0.86, 0.86, 0.96, 1.02, 1.12, 1.35],
  gifts: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.05, 1.3],
  once: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
};

/** In which months gifts are bought; 0 is January. */
export const giftMonths: ReadonlySet<number> = new Set([1, 4, 10, 11]);
