import { splitByWeights } from "#app/kernel/money.ts";
import { type Component, type Grade, type Input, plain } from "../entry.ts";
import { around, type Figure, ratesOf, type Worth, wholeAmounts } from "../figure.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { type GiftFacts, type GiftOutcome, placeAmong } from "./gift.ts";

/** A figure's part in the books, its formula, and what it was computed from. */
export type FigureWords = {
  component: Component;
  basis: "realised" | "expected";
  grade: Grade;
  formula: string;
  inputs: Input[];
};

/** An outcome whose currency was told. */
export type PricedOutcome = GiftOutcome & { currency: string };

/** The outcomes of a gift that carry amounts. */
export function pricedOutcomes(gift: GiftFacts<string>): PricedOutcome[] {
  return gift.outcomes.filter((outcome): outcome is PricedOutcome => outcome.currency !== null);
}

/**
 * The gift's equal share of what an outcome is worth to all its authors, as a saving until it is booked otherwise.
 * Nothing where another gift of the same person stands for it.
 */
export function shareOfPot(
  gift: GiftFacts<string>,
  outcome: PricedOutcome,
  pot: Worth,
  words: FigureWords,
  parameters: Parameters,
): Figure[] {
  const place = placeAmong(gift, outcome);
  if (place === null) return [];
  const authors = outcome.authors.length;
  const whole = wholeAmounts(pot, ratesOf(parameters));
  const shareOf = (amount: bigint) => splitByWeights(amount, Array(authors).fill(1n))[place] ?? 0n;
  const amountMinor = shareOf(whole.amountMinor);
  return [
    {
      ...plain,
      ...words,
      customerId: gift.customerId,
      kind: gift.kind,
      flow: "saving",
      orderId: null,
      outcomeId: outcome.outcomeId,
      contributionId: gift.contributionId,
      pot: outcome.outcomeId,
      shareDenominator: authors,
      amountMinor,
      ...around(amountMinor, shareOf(whole.lowMinor), shareOf(whole.highMinor)),
      currency: outcome.currency,
      parametersVersion: parameters.version,
      occurredAt: outcome.occurredAt,
      sample: (draw) => pot.at(draw.rates) / authors,
    },
  ];
}

/** A gift by itself, before anything came of it, in the company's currency. */
export function alone(gift: GiftFacts<string>, parameters: RuleParameters): PricedOutcome {
  const { contributionId, customerId, occurredAt } = gift;
  return {
    outcomeId: contributionId,
    state: "given",
    occurredAt,
    marginMinor: null,
    costMinor: null,
    currency: parameters.reportingCurrency,
    measured: {},
    customerId: null,
    authors: [{ customerId, contributionId }],
  };
}

/** A measured number of an outcome as a plain number; null where it was not told. */
export function numberOf({ measured }: GiftOutcome, name: string): number | null {
  const value = measured[name];
  return value === undefined ? null : Number(value);
}
