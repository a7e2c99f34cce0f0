import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import type { Fit } from "../models/fit.ts";
import type { GammaGamma } from "../models/gamma-gamma.ts";
import { weeksPerMonth } from "../models/horizon.ts";
import { drawBgNbd, drawGammaGamma, spreadOf } from "../models/posterior.ts";
import { gamma, type Random, randomFrom } from "../models/random.ts";
import { drawPurchases, drawTemper } from "../models/simulate-future.ts";
import type { SpendModels } from "../parameters/parameters.ts";
import { type Ahead, yearWeeks } from "./score-table.ts";

/** A customer as the models see them, in days and minor units. */
export type ObservedCustomer = {
  repeats: number;
  recencyDays: number;
  ageDays: number;
  paid: number;
  paidMinor: number;
};

/** Both models as fitted. */
export type FittedModels = { buying: Fit<BgNbd>; spend: Fit<GammaGamma> };

/** Draws of what a customer will spend: within the horizon, discounted, and within 12 months, not discounted. */
export type SpendingDraws = { ahead: Float64Array; year: Float64Array };

/** Models drawn around their fit, the same for all customers of a draw: their error does not average out. */
export function drawModels({ buying, spend }: FittedModels, draws: number): SpendModels[] {
  const random = randomFrom(seedOfModels);
  return Array.from({ length: draws }, () => ({
    purchases: drawBgNbd(random, buying),
    spend: drawGammaGamma(random, spend),
  }));
}

const seedOfModels = 20_001;

/** As many draws as each single customer gets. */
export const fullDraws = 2_000;

/**
 * Draws what a customer will spend in minor units, one draw of each of the models. The seed is the customer's own
 * history, so that it is the same whoever else is drawn; `copy` tells customers of one history apart.
 */
export function drawSpending(
  customer: ObservedCustomer,
  models: readonly SpendModels[],
  ahead: Ahead,
  copy = 0,
): SpendingDraws {
  const random = randomFrom(seedOf(customer) + copy * 7_919);
  const draws = { ahead: new Float64Array(models.length), year: new Float64Array(models.length) };
  for (const [index, model] of models.entries()) {
    const [inAhead, inYear] = drawOnce(random, model, customer, ahead);
    draws.ahead[index] = inAhead;
    draws.year[index] = inYear;
  }
  return draws;
}

function drawOnce(
  random: Random,
  { purchases, spend }: SpendModels,
  { repeats, recencyDays, ageDays, paid, paidMinor }: ObservedCustomer,
  { months, monthly }: Ahead,
): [ahead: number, year: number] {
  const history = { x: repeats, tx: recencyDays / 7, age: ageDays / 7 };
  const temper = drawTemper(random, purchases, history);
  const rate = gamma(random, spend.p * paid + spend.q) / (spend.gamma + paidMinor);
  const last = months * weeksPerMonth;
  let [inAhead, inYear] = [0, 0];
  drawPurchases(random, temper, Math.max(last, yearWeeks), (after) => {
    const amount = gamma(random, spend.p) / rate;
    if (after <= last) inAhead += amount * monthly ** Math.ceil(after / weeksPerMonth);
    if (after <= yearWeeks) inYear += amount;
  });
  return [inAhead, inYear];
}

function seedOf({ repeats, recencyDays, ageDays, paid, paidMinor }: ObservedCustomer): number {
  let hash = 2_166_136_261;
  for (const part of [repeats, recencyDays, ageDays, paid, paidMinor % 2 ** 31, paidMinor / 2 ** 31])
    hash = Math.imul(hash ^ Math.floor(part), 16_777_619);
  return hash;
}

/** The 10, 50 and 90 % points of draws. */
export function pointsOf(draws: Float64Array): [low: number, median: number, high: number] {
  const { low, median, high } = spreadOf(draws);
  return [low, median, high];
}
