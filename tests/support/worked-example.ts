import type { Party } from "#app/domain/value/attribution/admissible-influence.ts";
import type { Figure } from "#app/domain/value/figure.ts";
import { gamma } from "#app/domain/value/models/random.ts";
import type { RuleParameters } from "#app/domain/value/parameters/parameters.ts";
import { valueDeal } from "#app/domain/value/rules/deal.ts";
import type { DealFacts } from "#app/domain/value/rules/deal-facts.ts";
import type { GiftFacts, GiftOutcome } from "#app/domain/value/rules/gift.ts";
import { type Forecast, purchasesToCome } from "#app/domain/value/rules/purchases-to-come.ts";
import { referralToCome } from "#app/domain/value/rules/referral-to-come.ts";
import { valueGift } from "#app/domain/value/rules/value-gift.ts";
import { valueOrder } from "#app/domain/value/rules/value-order.ts";
import { valueParticipation } from "#app/domain/value/rules/value-participation.ts";
import { ratesFrom } from "#app/domain/value/shrinkage/rates.ts";

const at = new Date("2026-11-22T12:00:00Z");

/**
 * What is known in the example of VALUE §2.6. Its text gives the means; where own data have to make them, the numbers
 * here are such that they do: 50 of 201 deals won bring Beta(½, ½) to .25, two tests bring the effects to .20 and .02.
 */
export const rates = ratesFrom({
  referralLift: { family: "beta", grade: "C", successes: 14, trials: 20 },
  winRate: { family: "beta", grade: "C", successes: 50, trials: 201 },
  referenceEffect: {
    family: "normal",
    grade: "C",
    estimate: (0.2 / 0.15 ** 2 - 0.15 / 0.2 ** 2) / (0.15 ** -2 - 0.2 ** -2),
    standardError: (0.15 ** -2 - 0.2 ** -2) ** -0.5,
  },
  testimonialUplift: { family: "normal", grade: "A", estimate: 0.0225, standardError: 0.01 },
  leadCloses: { family: "beta", grade: "C", successes: 2, trials: 67 },
  ideaIsNew: { family: "beta", grade: "B", successes: 0.3, trials: 1 },
  plannedIdeaShips: { family: "beta", grade: "C", successes: 6, trials: 120 },
});

export const parameters: RuleParameters = {
  version: 7,
  marginBasisPoints: 4_000,
  referralAlpha: 5,
  referralBeta: 5,
  horizonMonths: 36,
  annualDiscount: 0.1,
  acquisitionCostMinor: 90_000n,
  ideaAlpha: 3,
  ideaBeta: 7,
  ideaSource: null,
  reportingCurrency: "EUR",
  rates,
  shippedMedianMinor: 1_000_000n,
  models: {
    purchases: { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
    spend: { p: 6.25, q: 3.74, gamma: 154_400 },
    sourceRef: "valuation:published",
    grade: "C",
  },
};

const order = (orderId: string, customerId: string, amountMinor: bigint) => ({
  order: { orderId, customerId, placedAt: at, amountMinor, currency: "EUR", costMinor: null },
  influencers: [],
  incentives: [],
});

const outcome = (
  outcomeId: string,
  told: Partial<GiftOutcome>,
  authors: string[] = ["ada"],
): GiftOutcome => ({
  outcomeId,
  state: "measured",
  occurredAt: at,
  marginMinor: null,
  costMinor: null,
  currency: "EUR",
  measured: {},
  customerId: null,
  authors: authors.map((who) => ({ customerId: who, contributionId: `${outcomeId} of ${who}` })),
  ...told,
});

function gift<Kind extends string>(kind: Kind, ...outcomes: GiftOutcome[]): GiftFacts<Kind> {
  const contributionId = `${outcomes[0]?.outcomeId ?? kind} of ada`;
  return { contributionId, customerId: "ada", kind, occurredAt: at, outcomes };
}

const party = (customerId: string): Party => ({
  customerId,
  domain: `${customerId}.example`,
  legalEntity: null,
});

const deal = (outcomeId: string, told: Partial<DealFacts>): DealFacts => ({
  outcomeId,
  state: "open",
  openedAt: at,
  occurredAt: at,
  buyer: party(outcomeId),
  currency: "EUR",
  marginMinor: 0n,
  expectedMarginMinor: 0n,
  influences: [],
  links: [],
  ...told,
});

const influence = (who: string, kind: string) => ({
  contributionId: `${kind} of ${who}`,
  kind,
  by: party(who),
  at,
  mattered: null,
});

/** Margin of Bolt to come: 6,000, by its own forecast, as unsure as four purchases make it. */
const boltToCome: Forecast = {
  meanMinor: 600_000,
  grade: "C",
  inputs: [{ name: "margin to come", value: "600000", sourceRef: "order:bolt", grade: "C" }],
  sample: ({ random }) => (600_000 * gamma(random, 4)) / 4,
};

/** Every figure of the example by the name that its file gives it, those of the other sides too. */
export function workedExample(): Record<string, Figure[]> {
  const history = { x: 2, tx: 30.43, age: 38.86 };
  const spend = { x: 2, mean: 223_500 };
  const orders = [order("1", "ada", 293_300n), order("2", "ada", 223_450n), order("3", "ada", 223_450n)];
  const brought = {
    customerId: "ada",
    contributionId: "referral of ada",
    outcomeId: "bolt joined",
    joinedAt: at,
  };
  const incentive = { rewardId: "r", advocateId: "ada", outcomeId: "bolt joined", amountMinor: 20_000n };
  const bolt = {
    ...order("bolt", "bolt", 1_000_000n),
    influencers: [brought],
    incentives: [{ ...incentive, currency: "EUR" }],
  };
  const friend = { outcomeId: "bolt joined", friendId: "bolt", currency: "EUR", at, referrers: [brought] };
  const adas = { customerId: "ada", currency: "EUR", history, spend, at, lastOrderId: "3" };
  const cyan = {
    state: "won",
    marginMinor: 1_000_000n,
    expectedMarginMinor: 800_000n,
    influences: [influence("ada", "reference-call"), influence("dov", "case-study")],
  } as const;
  const eon = { expectedMarginMinor: 2_000_000n, influences: [influence("ada", "reference-call")] };
  return {
    "own-r": orders.flatMap((one) => valueOrder(one, parameters)),
    "own-e": purchasesToCome(adas, parameters),
    "ref-bolt": [
      ...valueOrder(bolt, parameters),
      ...referralToCome({ ...friend, toCome: boltToCome }, parameters),
    ],
    "reference-cyan": valueDeal(deal("cyan", cyan), parameters),
    "reference-eon": valueDeal(deal("eon", eon), parameters),
    ...ideasAndComplaint(),
    ...others(),
  };
}

function ideasAndComplaint(): Record<string, Figure[]> {
  const shipped = {
    state: "shipped",
    marginMinor: 1_200_000n,
    costMinor: 900_000n,
    measured: { expectedMarginMinor: 1_800_000n },
    evidence: "B",
  } as const;
  const fix = {
    costMinor: 40_000n,
    measured: {
      affected: 40n,
      churnPreventedPerMillion: 5_000n,
      residualMarginMinor: 300_000n,
      contactsToCome: 30n,
      contactCostMinor: 1_200n,
    },
  };
  return {
    "idea-shipped": valueGift(gift("idea", outcome("shipped", shipped, ["ada", "bo", "cleo"])), parameters),
    "idea-open": valueGift(gift("idea", outcome("accepted", { state: "accepted" })), parameters),
    complaint: valueGift(gift("complaint", outcome("fix", fix, ["ada", "bo"])), parameters),
    "data-consent": valueGift(gift("data-sharing-consent"), parameters),
    advisory: valueGift(gift("advisory-membership"), parameters),
  };
}

function others(): Record<string, Figure[]> {
  const of = (kind: Parameters<typeof valueParticipation>[0]["kind"], ...outcomes: GiftOutcome[]) =>
    valueParticipation(gift(kind, ...outcomes), parameters);
  const page = {
    visits: 60_000n,
    conversionsPerMillion: 10_000n,
    conversionMarginMinor: 5_000n,
  };
  const leads = { openLeads: 12n, winMarginMinor: 300_000n };
  const served = { units: 3n, standardCostMinor: 1_800n, actualCostMinor: 1_170n };
  const hours = { minutesSaved: 360n, hourCostMinor: 4_500n };
  return {
    buddy: of("buddy", outcome("hours", { measured: hours })),
    testimonial: of("testimonial", outcome("page", { measured: page }, ["ada", "bo", "cleo", "dov"])),
    social: of("social-share", outcome("conversion", { marginMinor: 12_000n })),
    speaking: of("speaking", outcome("talk", { measured: leads })),
    partner: of("partner-introduction", outcome("partner", { state: "signed", marginMinor: 500_000n })),
    subscription: of("subscription", outcome("served", { measured: served, evidence: "B" })),
    "early-adoption": of("early-adoption"),
  };
}
