import { around, toMinor } from "../figure.ts";
import { aliveProbability } from "../models/bg-nbd-forecast.ts";
import { expectedSpend } from "../models/gamma-gamma.ts";
import type { SpendModels } from "../parameters/parameters.ts";
import { drawSpending, type FittedModels, type ObservedCustomer, pointsOf } from "./draw-spending.ts";
import { type Ahead, purchasesIfAlive } from "./score-table.ts";

/** What one customer will buy: as a row of `value_forecast`. Amounts in minor units. */
export type CustomerScore = {
  alive: number;
  purchases: number;
  meanMinor: number;
  amountMinor: bigint;
  lowMinor: bigint;
  medianMinor: bigint;
  highMinor: bigint;
  /** What is expected times the chance that the customer is gone. */
  atRiskMinor: bigint;
};

/** What is expected of a customer, not rounded: amounts in minor units of margin. */
export type Expected = {
  alive: number;
  purchases: number;
  meanMinor: number;
  amount: number;
  atRisk: number;
};

/**
 * What is expected of one customer.
 * @param ifAlive purchases to come of somebody who is still there, of as many purchases and the same age
 * @param share the margin (1 is 100 %)
 */
export function expectedOf(
  { repeats, recencyDays, ageDays, paid, paidMinor }: ObservedCustomer,
  { buying, spend }: FittedModels,
  ifAlive: number,
  share: number,
): Expected {
  const alive = aliveProbability(buying.model, { x: repeats, tx: recencyDays / 7, age: ageDays / 7 });
  const meanMinor = expectedSpend(spend.model, { x: paid, mean: paid === 0 ? 0 : paidMinor / paid });
  const amount = share * meanMinor * (alive * ifAlive);
  return { alive, purchases: alive * ifAlive, meanMinor, amount, atRisk: amount * (1 - alive) };
}

/**
 * Scores one customer as all of them are scored, with an interval of their own draws.
 * @param drawn the models drawn around their fit, one for each draw
 */
export function scoreCustomer(
  customer: ObservedCustomer,
  fitted: FittedModels,
  drawn: readonly SpendModels[],
  { ahead, share }: { ahead: Ahead; share: number },
): CustomerScore {
  const ifAlive = purchasesIfAlive(fitted.buying.model, customer, ahead);
  const { amount, atRisk, ...known } = expectedOf(customer, fitted, ifAlive, share);
  const points = pointsOf(drawSpending(customer, drawn, ahead).ahead).map((point) => toMinor(share * point));
  const [low, median, high] = points as [bigint, bigint, bigint];
  const amountMinor = toMinor(amount);
  return {
    ...known,
    amountMinor,
    ...around(amountMinor, low, high),
    medianMinor: median,
    atRiskMinor: toMinor(atRisk),
  };
}
