import { addMonths, clockSlackMs } from "#app/kernel/dates.ts";
import { portion, splitByWeights } from "#app/kernel/money.ts";
import { asSaving } from "../attribution/savings.ts";
import { betaQuantile } from "../beta.ts";
import { type Input, plain } from "../entry.ts";
import { certain, type Figure } from "../figure.ts";
import type { Parameters } from "../parameters.ts";
import { wordsFor } from "../shrinkage/distribution.ts";
import type { Margin, OrderFacts } from "./own-purchase.ts";
import { liftOf } from "./referral-lift.ts";

/** Somebody whose contribution led to the buyer joining, by the outcome that says so. */
export type Influencer = { customerId: string; contributionId: string; outcomeId: string; joinedAt: Date };

/** A reward that the order triggered, paid to bring the buyer in. Amounts in minor units. */
export type Incentive = {
  rewardId: string;
  advocateId: string;
  outcomeId: string;
  amountMinor: bigint;
  currency: string;
};

/** numerator/denominator of an amount, where either may have decimals. */
function fraction(amount: bigint, numerator: number, denominator: number): bigint {
  return portion(amount, BigInt(Math.round(numerator * 1e6)), BigInt(Math.round(denominator * 1e6)));
}

/**
 * Referral, realised (VALUE §2.3 and §2.5): the influence pot is τ × the order's margin, split equally among those
 * who brought the buyer (once a person, however many contributions), and debited on the buyer, so that nothing is
 * counted twice. Orders of a negative margin, and orders after the horizon, move nothing. τ is the mean of its Beta
 * distribution; the interval comes from its 10 % and 90 % quantiles.
 */
export function referralPot(
  order: OrderFacts,
  margin: Margin,
  influencers: readonly Influencer[],
  parameters: Parameters,
): Figure[] {
  const counted = countedFor(order, influencers, parameters.horizonMonths);
  const [first] = counted;
  if (first === undefined || margin.amountMinor <= 0n) return [];
  const { alpha, beta, grade } = liftOf(parameters);
  const pot = fraction(margin.amountMinor, alpha, alpha + beta);
  const [low, high] = [quantileOf(margin, 0.1, alpha, beta), quantileOf(margin, 0.9, alpha, beta)];
  const equal = counted.map(() => 1n);
  const [shares, lows, highs] = [
    splitByWeights(pot, equal),
    splitByWeights(low, equal),
    splitByWeights(high, equal),
  ];
  const inputs: Input[] = [
    {
      name: "margin of the order",
      value: margin.amountMinor.toString(),
      sourceRef: `order:${order.orderId}`,
      grade: "A",
    },
    {
      name: "would not have come otherwise",
      value: wordsFor({ family: "beta", alpha, beta }),
      sourceRef: `parameters:${parameters.version}`,
      grade,
    },
  ];
  const shared = {
    ...plain,
    kind: "referral",
    orderId: order.orderId,
    pot: order.orderId,
    currency: order.currency,
    grade,
    formula: "referral/pot@1",
    inputs,
    parametersVersion: parameters.version,
    occurredAt: order.placedAt,
  } as const;
  const credits = counted.map(
    (influencer, index): Figure => ({
      ...shared,
      customerId: influencer.customerId,
      component: "CRV",
      flow: "credit",
      outcomeId: influencer.outcomeId,
      contributionId: influencer.contributionId,
      shareDenominator: counted.length,
      amountMinor: shares[index] ?? 0n,
      lowMinor: lows[index] ?? 0n,
      highMinor: highs[index] ?? 0n,
      sample: ({ rates }) => (Number(margin.amountMinor) * rates.referralLift) / counted.length,
    }),
  );
  const debit: Figure = {
    ...shared,
    customerId: order.customerId,
    component: "CLV",
    flow: "debit",
    outcomeId: first.outcomeId,
    contributionId: first.contributionId,
    amountMinor: -pot,
    lowMinor: -high,
    highMinor: -low,
    sample: ({ rates }) => -Number(margin.amountMinor) * rates.referralLift,
  };
  return [...credits, debit];
}

/** Who shares the pot: each person once, never the buyer, within the horizon. */
function countedFor(
  order: OrderFacts,
  influencers: readonly Influencer[],
  horizonMonths: number,
): Influencer[] {
  const once = new Map(influencers.toReversed().map((one) => [one.customerId, one]));
  return [...once.values()].toReversed().filter(({ customerId, joinedAt }) => {
    const isAfter = order.placedAt.getTime() >= joinedAt.getTime() - clockSlackMs;
    return customerId !== order.customerId && isAfter && order.placedAt <= addMonths(joinedAt, horizonMonths);
  });
}

/** What a referral cost: the credit to either side is charged to the one who brought the buyer, whatever the margin. */
export function referralIncentive(order: OrderFacts, incentive: Incentive, parameters: Parameters): Figure {
  return certain({
    ...plain,
    customerId: incentive.advocateId,
    kind: "referral-incentive",
    component: "CRV",
    flow: "saving",
    orderId: order.orderId,
    outcomeId: incentive.outcomeId,
    rewardId: incentive.rewardId,
    amountMinor: -incentive.amountMinor,
    lowMinor: -incentive.amountMinor,
    highMinor: -incentive.amountMinor,
    currency: incentive.currency,
    grade: "A",
    formula: "referral/incentive@1",
    inputs: [
      {
        name: "reward",
        value: incentive.amountMinor.toString(),
        sourceRef: `reward:${incentive.rewardId}`,
        grade: "A",
      },
    ],
    parametersVersion: parameters.version,
    occurredAt: order.placedAt,
  });
}

/**
 * Acquisition cost saved: (1 − τ) × what winning a customer costs otherwise, once, with the first rewarded order
 * (VALUE §2.5; type-two referrals of Kumar, Petersen and Leone 2010).
 */
export function acquisitionSaved(
  order: OrderFacts,
  influencer: Influencer,
  parameters: Parameters,
): Figure | null {
  const { acquisitionCostMinor: cost } = parameters;
  const { alpha, beta, grade } = liftOf(parameters);
  if (cost <= 0n || order.currency !== parameters.reportingCurrency) return null;
  const of = (share: number) => portion(cost, BigInt(Math.round(share * 1e9)), 1_000_000_000n);
  const figure: Figure = {
    ...plain,
    customerId: influencer.customerId,
    kind: "acquisition-saved",
    component: "CRV",
    flow: "saving",
    orderId: order.orderId,
    outcomeId: influencer.outcomeId,
    contributionId: influencer.contributionId,
    amountMinor: fraction(cost, beta, alpha + beta),
    lowMinor: of(1 - betaQuantile(0.9, alpha, beta)),
    highMinor: of(1 - betaQuantile(0.1, alpha, beta)),
    currency: order.currency,
    grade,
    formula: "referral/acquisition-saved@1",
    inputs: [
      {
        name: "acquisition cost",
        value: cost.toString(),
        sourceRef: `parameters:${parameters.version}`,
        grade: "A",
      },
      {
        name: "would have come anyway",
        value: `1 − ${wordsFor({ family: "beta", alpha, beta })}`,
        sourceRef: `parameters:${parameters.version}`,
        grade,
      },
    ],
    parametersVersion: parameters.version,
    occurredAt: order.placedAt,
    sample: ({ rates }) => Number(cost) * (1 - rates.referralLift),
  };
  return asSaving(figure, parameters);
}

function quantileOf(margin: Margin, probability: number, alpha: number, beta: number): bigint {
  const share = betaQuantile(probability, alpha, beta);
  return portion(margin.amountMinor, BigInt(Math.round(share * 1e9)), 1_000_000_000n);
}
