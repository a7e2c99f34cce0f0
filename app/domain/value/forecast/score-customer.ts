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

/**
 * Scores one customer as SQL scores all of them, with an interval of their own draws.
 * @param drawn the models drawn around their fit, one for each draw
 * @param share the margin (1 is 100 %)
 */
export function scoreCustomer(
  customer: ObservedCustomer,
  { buying, spend }: FittedModels,
  drawn: readonly SpendModels[],
  { ahead, share }: { ahead: Ahead; share: number },
): CustomerScore {
  const { repeats, recencyDays, ageDays, paid, paidMinor } = customer;
  const alive = aliveProbability(buying.model, { x: repeats, tx: recencyDays / 7, age: ageDays / 7 });
  const ifAlive = purchasesIfAlive(buying.model, customer, ahead);
  const meanMinor = expectedSpend(spend.model, { x: paid, mean: paid === 0 ? 0 : paidMinor / paid });
  const amountMinor = toMinor(share * meanMinor * (alive * ifAlive));
  const points = pointsOf(drawSpending(customer, drawn, ahead).ahead).map((point) => toMinor(share * point));
  const [low, median, high] = points as [bigint, bigint, bigint];
  return {
    alive,
    purchases: alive * ifAlive,
    meanMinor,
    amountMinor,
    ...around(amountMinor, low, high),
    medianMinor: median,
    atRiskMinor: toMinor(share * meanMinor * (alive * ifAlive) * (1 - alive)),
  };
}
