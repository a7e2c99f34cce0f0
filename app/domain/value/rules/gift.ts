import type { GiftKind } from "../../activity/gift-kinds.ts";
import type { Debtor } from "../attribution/transfer.ts";
import type { Component, EntryDraft, Flow, Grade, Input } from "../entry.ts";
import { plain } from "../entry.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";

/**
 * What came of a gift, as it was last told, with what was measured. Amounts in minor units. `authors` are all whose
 * contributions led to it, each person once, in the order of their first contribution.
 */
export type GiftOutcome = {
  outcomeId: string;
  state: string;
  occurredAt: Date;
  marginMinor: bigint | null;
  costMinor: bigint | null;
  currency: string | null;
  /** Whole numbers, zero or more, by name; whatever else was told is left out. */
  measured: Readonly<Record<string, bigint>>;
  /** Whose margin it concerns, where it is one customer's. */
  customerId: string | null;
  /** Whose margin rose, and by how much, where that is known of several. */
  raised?: readonly Debtor[];
  /** How it was measured: A a randomised test, B a comparison, C counted without one; C where it was not said. */
  evidence?: Exclude<Grade, "D">;
  authors: readonly { customerId: string; contributionId: string }[];
};

/** A contribution with what came of it. `Kind` are the kinds that a rule takes. */
export type GiftFacts<Kind extends string = GiftKind> = {
  contributionId: string;
  customerId: string;
  kind: Kind;
  occurredAt: Date;
  /** What came of it by itself; deals are not among them. */
  outcomes: readonly GiftOutcome[];
  /** Whether it is named in a deal, where it counts then. */
  isInDeal?: boolean;
};

/** A gift that nothing was measured of, in the company's currency: €0, and what would measure it. */
export function notMeasured(
  gift: GiftFacts<string>,
  parameters: RuleParameters,
  formula: string,
  how: string,
  component: Component = "CKV",
): EntryDraft {
  return {
    ...plain,
    customerId: gift.customerId,
    kind: gift.kind,
    component,
    flow: "saving",
    orderId: null,
    contributionId: gift.contributionId,
    amountMinor: 0n,
    lowMinor: 0n,
    highMinor: 0n,
    currency: parameters.reportingCurrency,
    grade: "D",
    formula: `${formula}/not-measured@1`,
    inputs: [
      { name: "how to measure it", value: how, sourceRef: `contribution:${gift.contributionId}`, grade: "D" },
    ],
    parametersVersion: parameters.version,
    occurredAt: gift.occurredAt,
  };
}

/** The part of an outcome's worth that falls to one author. Amounts in minor units. */
export type GiftShare = { amountMinor: bigint; lowMinor: bigint; highMinor: bigint };

/** A gift whose outcome was measured. */
export function measured(
  gift: GiftFacts,
  outcome: GiftOutcome & { currency: string },
  share: GiftShare,
  words: { flow: Flow; grade: Grade; formula: string; inputs: Input[] },
  parameters: Parameters,
): EntryDraft {
  return {
    ...plain,
    ...share,
    ...words,
    customerId: gift.customerId,
    kind: gift.kind,
    component: "CKV",
    orderId: null,
    outcomeId: outcome.outcomeId,
    contributionId: gift.contributionId,
    shareDenominator: Math.max(1, outcome.authors.length),
    currency: outcome.currency,
    parametersVersion: parameters.version,
    occurredAt: outcome.occurredAt,
  };
}

/** The place of a gift among the authors of an outcome; null where another gift of the same person stands for it. */
export function placeAmong(gift: GiftFacts<string>, { authors }: GiftOutcome): number | null {
  const place = authors.findIndex(({ contributionId }) => contributionId === gift.contributionId);
  return place < 0 ? null : place;
}

/** A number of an outcome as an input: an amount in minor units, or a count in words of its own. */
export function factOf(outcome: GiftOutcome, name: string, value: string): Input {
  return { name, value, sourceRef: `outcome:${outcome.outcomeId}`, grade: "A" };
}
