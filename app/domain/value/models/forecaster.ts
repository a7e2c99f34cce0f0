import { aliveProbability, expectedPurchases } from "./bg-nbd-forecast.ts";
import type { BgNbd } from "./bg-nbd-likelihood.ts";
import { type CountDistribution, countDistribution, paretoCountDistribution } from "./count-distribution.ts";
import type { History } from "./histories.ts";
import { type ParetoNbd, paretoAliveProbability, paretoExpectedPurchases } from "./pareto-nbd.ts";

/**
 * What a fitted buying model says of a customer: P(alive), and purchases in the next `weeks` as mean and distribution, the
 * latter up to `last` where that is enough.
 */
export type Forecaster = {
  alive: (history: History) => number;
  expected: (history: History, weeks: number) => number;
  counts: (history: History, weeks: number, last?: number) => CountDistribution;
};

export function bgNbdForecaster(model: BgNbd): Forecaster {
  return {
    alive: (history) => aliveProbability(model, history),
    expected: (history, weeks) => expectedPurchases(model, history, weeks),
    counts: (history, weeks, last) => countDistribution(model, history, weeks, last),
  };
}

export function paretoForecaster(model: ParetoNbd): Forecaster {
  return {
    alive: (history) => paretoAliveProbability(model, history),
    expected: (history, weeks) => paretoExpectedPurchases(model, history, weeks),
    counts: (history, weeks, last) => paretoCountDistribution(model, history, weeks, last),
  };
}
