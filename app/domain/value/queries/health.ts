import { hiatusWeeks } from "../models/heuristics.ts";

/** What is known of a customer's buying: repeat purchases, days from the first to the last, and to the moment of the valuation. */
export type BuyingHistory = { repeats: number; recencyDays: number; ageDays: number; alive: number };

/** How a customer buys and whether they are still there, by the model and by the simple rule beside it. */
export type Health = {
  /** Usual days between purchases; null where there was only one. */
  rhythmDays: number | null;
  silentDays: number;
  /** Chance to be still there, by the model, between 0 and 1. */
  alive: number;
  /** By the rule of half a year without a purchase. */
  lostByHiatus: boolean;
};

/** The health of a relationship from the history that the models see. */
export function healthOf({ repeats, recencyDays, ageDays, alive }: BuyingHistory): Health {
  const silentDays = Math.max(0, ageDays - recencyDays);
  return {
    rhythmDays: repeats > 0 && recencyDays > 0 ? recencyDays / repeats : null,
    silentDays,
    alive,
    lostByHiatus: silentDays > 7 * hiatusWeeks,
  };
}
