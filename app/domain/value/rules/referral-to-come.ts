import { asSaving } from "../attribution/savings.ts";
import { splitByShares } from "../attribution/split-by-shares.ts";
import { transfer, upliftFrom } from "../attribution/transfer.ts";
import { leastCertain, plain } from "../entry.ts";
import { type Figure, rateInput, ratesOf, toMinor, type Worth, wholeAmounts } from "../figure.ts";
import { withDrawnInterval } from "../intervals/interval-of-sum.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { meansOf } from "../shrinkage/rates.ts";
import type { Forecast } from "./purchases-to-come.ts";

/** Who led to somebody joining, by which contribution; along a chain, all of its links. */
type Referrer = { customerId: string; contributionId: string };

/** A friend who joined, with the margin to come of them while it counts. */
export type FriendFacts = {
  outcomeId: string;
  friendId: string;
  currency: string;
  at: Date;
  referrers: readonly Referrer[];
  toCome: Forecast;
};

/** An invitation that nobody took up yet. `joinMarginMinor` is what a referred friend brings on average; null where unknown. */
export type InvitationFacts = {
  currency: string;
  at: Date;
  referrer: Referrer;
  joinMarginMinor: bigint | null;
  incentiveMinor: bigint;
};

/**
 * A referral to come (VALUE §2.5): τ × margin to come of the friend, shared equally among all who are needed for it, each
 * once, debited on the friend. What has come is valued with each order (`referralPot`).
 */
export function referralToCome(friend: FriendFacts, parameters: Parameters): Figure[] {
  const once = new Map(friend.referrers.toReversed().map((one) => [one.customerId, one]));
  const referrers = [...once.values()].reverse().filter(({ customerId }) => customerId !== friend.friendId);
  const rates = ratesOf(parameters);
  const pot = meansOf(rates).referralLift * Math.max(0, friend.toCome.meanMinor);
  if (referrers.length === 0 || pot <= 0) return [];
  const shares = splitByShares(
    toMinor(pot),
    referrers.map(() => 1),
  );
  return referrers.flatMap((referrer, index) => {
    const amountMinor = shares[index] ?? 0n;
    const credit: Figure = {
      ...plain,
      ...referrer,
      kind: "referral",
      component: "CRV",
      basis: "expected",
      flow: "credit",
      orderId: null,
      outcomeId: friend.outcomeId,
      pot: friend.outcomeId,
      shareDenominator: referrers.length,
      amountMinor,
      lowMinor: amountMinor,
      highMinor: amountMinor,
      currency: friend.currency,
      grade: leastCertain([friend.toCome.grade, rates.referralLift.grade]),
      formula: "referral/to-come@1",
      inputs: [
        ...friend.toCome.inputs,
        rateInput("would not have come otherwise", "referralLift", parameters),
      ],
      parametersVersion: parameters.version,
      occurredAt: friend.at,
      sample: (draw) => (draw.rates.referralLift * friend.toCome.sample(draw)) / referrers.length,
    };
    return transfer(withDrawnInterval(credit, parameters), [
      { customerId: friend.friendId, marginMinor: 1n },
    ]);
  });
}

/**
 * An invitation that is open (VALUE §2.5): the chance to join × (τ × what a friend brings + (1 − τ) × acquisition cost
 * saved − incentive). Nothing where it is unknown what a friend brings: the wish to refer alone is worth €0.
 */
export function invitationToCome(invitation: InvitationFacts, parameters: RuleParameters): Figure[] {
  const { joinMarginMinor, incentiveMinor, referrer } = invitation;
  if (joinMarginMinor === null || joinMarginMinor <= 0n) return [];
  const margin = Number(joinMarginMinor);
  const isOwnCurrency = invitation.currency === parameters.reportingCurrency;
  const cost = isOwnCurrency ? Number(parameters.acquisitionCostMinor) : 0;
  const uplift: Worth = {
    at: (rates) => rates.invitationJoins * rates.referralLift * margin,
    uses: ["invitationJoins", "referralLift"],
  };
  const saved: Worth = {
    at: (rates) => rates.invitationJoins * ((1 - rates.referralLift) * cost - Number(incentiveMinor)),
    uses: ["invitationJoins", "referralLift"],
  };
  const rates = ratesOf(parameters);
  const figureOf = (worth: Worth, formula: string): Figure => ({
    ...plain,
    ...wholeAmounts(worth, rates),
    ...referrer,
    kind: "referral",
    component: "CRV",
    basis: "expected",
    flow: "saving",
    orderId: null,
    currency: invitation.currency,
    grade: leastCertain(["C", rates.invitationJoins.grade, rates.referralLift.grade]),
    formula,
    inputs: [
      {
        name: "what a friend brings on average",
        value: joinMarginMinor.toString(),
        sourceRef: `contribution:${referrer.contributionId}`,
        grade: "C",
      },
      rateInput("invitations that bring a customer", "invitationJoins", parameters),
      rateInput("would not have come otherwise", "referralLift", parameters),
    ],
    parametersVersion: parameters.version,
    occurredAt: invitation.at,
    sample: ({ rates: values }) => worth.at(values),
  });
  return [
    ...upliftFrom(figureOf(uplift, "referral/invitation@1"), { customerId: null }),
    ...(cost === 0 && incentiveMinor === 0n
      ? []
      : [asSaving(figureOf(saved, "referral/invitation-saving@1"), parameters)]),
  ];
}
