import { type Grade, type Input, plain } from "../entry.ts";
import { type Figure, oncePerDraw, type Sampler, toMinor } from "../figure.ts";
import { withDrawnInterval } from "../intervals/interval-of-sum.ts";
import { expectedPurchases } from "../models/bg-nbd-forecast.ts";
import { expectedSpend } from "../models/gamma-gamma.ts";
import type { History, Spend } from "../models/histories.ts";
import { discountedByMonth, monthlyDiscount, weeksPerMonth } from "../models/horizon.ts";
import { gamma, type Random } from "../models/random.ts";
import { drawPurchases, drawTemper } from "../models/simulate-future.ts";
import type { Parameters, SpendModels } from "../parameters/parameters.ts";

/** What a customer bought so far: times in weeks, the mean amount of repeat purchases in minor units. */
export type PurchaseFacts = {
  customerId: string;
  currency: string;
  history: History;
  spend: Spend;
  /** The moment for which it is computed, and the last order that is known at it. */
  at: Date;
  lastOrderId: string;
};

/** Margin to come as present value in minor units, with the way to draw it. */
export type Forecast = { meanMinor: number; sample: Sampler; grade: Grade; inputs: Input[] };

/**
 * Margin to come within some months (VALUE §2.5): margin × E[Z] × discounted expected purchases, by the fitted models.
 * In a draw the models are drawn around their fit, then the customer's own rate, loss and mean amount, then purchases.
 * @returns null where no margin was entered, no model is fitted, or its mean is not finite: no value is made up
 */
export function forecastMargin(
  { history, spend, lastOrderId }: PurchaseFacts,
  parameters: Parameters,
  months: number,
): Forecast | null {
  const { models, marginBasisPoints } = parameters;
  if (models === undefined || marginBasisPoints === null) return null;
  const share = marginBasisPoints / 10_000;
  const monthly = monthlyDiscount(parameters.annualDiscount ?? 0.1);
  const expected = (weeks: number) => expectedPurchases(models.purchases, history, weeks);
  const purchases = discountedByMonth(expected, { months, monthly });
  const amount = expectedSpend(models.spend, spend);
  if (!Number.isFinite(amount * purchases)) return null;
  const drawn: Sampler = ({ random, models: drawnModels = models }) =>
    share * drawSpending(random, drawnModels, { history, spend }, { months, monthly });
  const input = (name: string, value: string): Input => ({
    name,
    value,
    sourceRef: models.sourceRef,
    grade: models.grade,
  });
  const source = `order:${lastOrderId}` as const;
  return {
    meanMinor: share * amount * purchases,
    sample: oncePerDraw(drawn),
    grade: models.grade,
    inputs: [
      { name: "repeat purchases so far", value: `${history.x} in all`, sourceRef: source, grade: "A" },
      {
        name: "mean amount of them",
        value: spend.mean.toFixed(0),
        sourceRef: source,
        grade: "A",
      },
      input(`purchases to come in ${months} months, discounted`, purchases.toFixed(6)),
      input("mean amount to come", amount.toFixed(0)),
      {
        name: "margin",
        value: `${marginBasisPoints / 100} %`,
        sourceRef: `parameters:${parameters.version}`,
        grade: "A",
      },
    ],
  };
}

/** Draws what a customer will spend, each purchase discounted from the end of its month. */
function drawSpending(
  random: Random,
  { purchases, spend: model }: SpendModels,
  { history, spend }: { history: History; spend: Spend },
  { months, monthly }: { months: number; monthly: number },
): number {
  const temper = drawTemper(random, purchases, history);
  const rate = gamma(random, model.p * spend.x + model.q) / (model.gamma + spend.x * spend.mean);
  let sum = 0;
  drawPurchases(random, temper, months * weeksPerMonth, (after) => {
    sum += (gamma(random, model.p) / rate) * monthly ** Math.ceil(after / weeksPerMonth);
  });
  return sum;
}

/** Own purchases to come, expected, over the horizon; none where no margin was entered or no model is fitted. */
export function purchasesToCome(facts: PurchaseFacts, parameters: Parameters): Figure[] {
  const forecast = forecastMargin(facts, parameters, parameters.horizonMonths);
  if (forecast === null) return [];
  const amountMinor = toMinor(forecast.meanMinor);
  const figure: Figure = {
    ...plain,
    customerId: facts.customerId,
    kind: "own-purchase",
    component: "CLV",
    basis: "expected",
    flow: "own",
    orderId: null,
    amountMinor,
    lowMinor: amountMinor,
    highMinor: amountMinor,
    currency: facts.currency,
    grade: forecast.grade,
    formula: "own-purchase/to-come@1",
    inputs: forecast.inputs,
    parametersVersion: parameters.version,
    occurredAt: facts.at,
    sample: forecast.sample,
  };
  return [withDrawnInterval(figure, parameters)];
}
