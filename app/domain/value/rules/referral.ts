import { addMonths, clockSlackMs } from "#app/kernel/dates.ts";
import { portion, splitByWeights } from "#app/kernel/money.ts";
import type { Influencer, LeftOut } from "../attribution/influencers-of.ts";
import { betaQuantile } from "../beta.ts";
import { type Input, plain } from "../entry.ts";
import { certain, type Figure } from "../figure.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { wordsFor } from "../shrinkage/distribution.ts";
import type { Margin, OrderFacts } from "./own-purchase.ts";
import { liftOf } from "./referral-lift.ts";

/** A reward that the order triggered, paid to bring the buyer in. Amounts in minor units. */
export type Incentive = {
  rewardId: string;
  advocateId: string;
  outcomeId: string;
  amountMinor: bigint;
  currency: string;
};

/** numerator/denominator of an amount, where either may have decimals. */
export function fraction(amount: bigint, numerator: number, denominator: number): bigint {
  return portion(amount, BigInt(Math.round(numerator * 1e6)), BigInt(Math.round(denominator * 1e6)));
}

/**
 * Referral, realised (VALUE §2.3 and §2.5): the influence pot is τ × the order's margin, split equally among those
 * who were needed for the buyer to have come (`influencersOf`; once a person, however many contributions), and debited
 * on the buyer, so that nothing is counted twice. Orders of a negative margin, and orders after the horizon, move nothing. τ is the mean of its Beta
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
    formula: "referral/pot@2",
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
      inputs: [...throughOf(influencer), ...inputs],
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
    inputs,
    amountMinor: -pot,
    lowMinor: -high,
    highMinor: -low,
    sample: ({ rates }) => -Number(margin.amountMinor) * rates.referralLift,
  };
  return [...credits, debit];
}

function throughOf({ through }: Influencer): Input[] {
  if (through === undefined) return [];
  return [
    { name: "through whoever they brought", value: "1", sourceRef: `contribution:${through}`, grade: "A" },
  ];
}

/**
 * A figure of €0 for each of those whose influence on the buyer counts for nothing, with the reason (VALUE §2.3, rule 9):
 * where without it the order would have moved something.
 */
export function referralsLeftOut(
  order: OrderFacts,
  margin: Margin,
  leftOut: readonly LeftOut[],
  parameters: Parameters,
): Figure[] {
  if (margin.amountMinor <= 0n) return [];
  return leftOut
    .filter((influencer) => isWithin(order, influencer, parameters.horizonMonths))
    .map(({ customerId, contributionId, outcomeId, because }) =>
      certain({
        ...plain,
        customerId,
        kind: "referral",
        component: "CRV",
        flow: "credit",
        orderId: order.orderId,
        outcomeId,
        contributionId,
        pot: order.orderId,
        shareNumerator: 0,
        amountMinor: 0n,
        lowMinor: 0n,
        highMinor: 0n,
        currency: order.currency,
        grade: "A",
        formula: "referral/left-out@1",
        inputs: [
          {
            name: "counts for nothing",
            value: because,
            sourceRef: `outcome:${outcomeId}`,
            grade: "A",
          },
        ],
        parametersVersion: parameters.version,
        occurredAt: order.placedAt,
      }),
    );
}

/** Who shares the pot: each person once, never the buyer, within the horizon. */
function countedFor(
  order: OrderFacts,
  influencers: readonly Influencer[],
  horizonMonths: number,
): Influencer[] {
  const once = new Map(influencers.toReversed().map((one) => [one.customerId, one]));
  return [...once.values()]
    .toReversed()
    .filter((one) => one.customerId !== order.customerId && isWithin(order, one, horizonMonths));
}

/** Whether an order lies between joining and the horizon. */
function isWithin({ placedAt }: OrderFacts, { joinedAt }: Influencer, horizonMonths: number): boolean {
  const isAfter = placedAt.getTime() >= joinedAt.getTime() - clockSlackMs;
  return isAfter && placedAt <= addMonths(joinedAt, horizonMonths);
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

function quantileOf(margin: Margin, probability: number, alpha: number, beta: number): bigint {
  const share = betaQuantile(probability, alpha, beta);
  return portion(margin.amountMinor, BigInt(Math.round(share * 1e9)), 1_000_000_000n);
}
