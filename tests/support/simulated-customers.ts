import type { BgNbd } from "#app/domain/value/models/bg-nbd-likelihood.ts";
import type { History } from "#app/domain/value/models/histories.ts";
import type { PurchaseDays } from "#app/domain/value/models/purchase-days.ts";
import { beta, gamma, type Random } from "#app/domain/value/models/random.ts";
import { drawPurchases } from "#app/domain/value/models/simulate-future.ts";

/** Customers who buy as a model says, first bought 27 to 39 weeks ago, and what they bought in the `weeks` after. */
export function simulateCustomers(
  random: Random,
  model: BgNbd,
  count: number,
  weeks: number,
): { histories: History[]; later: number[] } {
  const histories: History[] = [];
  const later: number[] = [];
  for (let index = 0; index < count; index++) {
    const age = (189 + Math.floor(random.uniform() * 85)) / 7;
    const temper = { rate: gamma(random, model.r) / model.alpha, loss: beta(random, model.a, model.b) };
    const isLostAtOnce = model.variant === "mbg-nbd" && random.uniform() < temper.loss;
    const history: History = { x: 0, tx: 0, age };
    let after = 0;
    drawPurchases(random, isLostAtOnce ? null : temper, age + weeks, (moment) => {
      if (moment > age) after += 1;
      else {
        history.x += 1;
        history.tx = moment;
      }
    });
    histories.push(history);
    later.push(after);
  }
  return { histories, later };
}

/** Customers who join over `weeks`, spread evenly, and buy as a model says until the end of them; from day 0. */
export function simulatePurchaseDays(
  random: Random,
  model: BgNbd,
  count: number,
  weeks: number,
): PurchaseDays[] {
  return Array.from({ length: count }, () => {
    const first = Math.floor(random.uniform() * weeks * 7);
    const days: PurchaseDays = new Map([[first, 10]]);
    const temper = { rate: gamma(random, model.r) / model.alpha, loss: beta(random, model.a, model.b) };
    drawPurchases(random, temper, weeks - first / 7, (after) => {
      days.set(first + Math.ceil(after * 7), 10);
    });
    return days;
  });
}
