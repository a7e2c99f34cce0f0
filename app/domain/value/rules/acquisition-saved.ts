import { portion } from "#app/kernel/money.ts";
import type { Influencer } from "../attribution/influencers-of.ts";
import { asSaving } from "../attribution/savings.ts";
import { betaQuantile } from "../beta.ts";
import { plain } from "../entry.ts";
import type { Figure } from "../figure.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { wordsFor } from "../shrinkage/distribution.ts";
import type { OrderFacts } from "./own-purchase.ts";
import { fraction } from "./referral.ts";
import { liftOf } from "./referral-lift.ts";

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
