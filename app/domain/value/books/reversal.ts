import { portion } from "#app/kernel/money.ts";
import type { EntryDraft, Original, SourceRef, ValueEntry } from "../entry.ts";

/** What a figure's reversals add up to so far. Amounts in minor units, of the sign opposite to the figure's. */
export type Reversed = { amountMinor: bigint; lowMinor: bigint; highMinor: bigint };

/** A figure with what its reversals add up to. */
export type StandingEntry = { entry: ValueEntry; reversed: Reversed };

/** A refund as the rules see it: the refunds of the order up to and with this one, and the order, in minor units. */
export type RefundFacts = { refundId: string; refundedMinor: bigint; orderedMinor: bigint; refundedAt: Date };

/**
 * The reversals that a refund calls for, of all figures of its order. What is taken back of the credits of a pot is
 * given back to whom it was debited, so that they cancel to the cent however each was rounded.
 */
export function reverseOrderForRefund(standing: readonly StandingEntry[], refund: RefundFacts): EntryDraft[] {
  const drafts = standing.map(({ entry, reversed }) => ({
    entry,
    draft: reverseForRefund(entry, reversed, refund),
  }));
  const pots = Map.groupBy(
    drafts.filter(({ entry }) => entry.flow === "credit" || entry.flow === "debit"),
    ({ entry }) => entry.pot,
  );
  for (const pot of pots.values()) {
    const debit = pot.find(({ entry }) => entry.flow === "debit");
    const off = pot.reduce((sum, { draft }) => sum + (draft?.amountMinor ?? 0n), 0n);
    if (debit === undefined || off === 0n) continue;
    const draft = debit.draft ?? reversal(debit.entry, nothing, causeOf(debit.entry, refund));
    debit.draft = { ...draft, amountMinor: draft.amountMinor - off };
  }
  return drafts.flatMap(({ draft }) => draft ?? []);
}

const nothing: Reversed = { amountMinor: 0n, lowMinor: 0n, highMinor: 0n };

/**
 * The reversal that a refund calls for: the figure's share of all refunds together, less what was reversed before.
 * After refunds of the whole order nothing is left of the figure, to the cent.
 * @returns null where nothing is left to reverse
 */
export function reverseForRefund(
  entry: ValueEntry,
  reversed: Reversed,
  refund: RefundFacts,
): EntryDraft | null {
  const due = (amount: bigint, done: bigint) =>
    -portion(amount, refund.refundedMinor, refund.orderedMinor) - done;
  const amounts = {
    amountMinor: due(entry.amountMinor, reversed.amountMinor),
    lowMinor: due(entry.lowMinor, reversed.lowMinor),
    highMinor: due(entry.highMinor, reversed.highMinor),
  };
  if (amounts.amountMinor === 0n && amounts.lowMinor === 0n && amounts.highMinor === 0n) return null;
  return reversal(entry, amounts, causeOf(entry, refund));
}

function causeOf({ parametersVersion: version }: ValueEntry, { refundId, refundedAt }: RefundFacts): Cause {
  return { refundId, occurredAt: refundedAt, because: `refund:${refundId}`, version };
}

/** The reversal of all that is left of a figure, be it nothing, because newer parameters replace it. */
export function reverseForParameters(entry: ValueEntry, reversed: Reversed, version: number): EntryDraft {
  return reverseBecause(entry, reversed, `parameters:${version}`, version);
}

/** The reversal of all that is left of a figure, because of what came to be known: an outcome, parameters. */
export function reverseBecause(
  entry: ValueEntry,
  reversed: Reversed,
  because: SourceRef,
  version: number,
): EntryDraft {
  const amounts = {
    amountMinor: -entry.amountMinor - reversed.amountMinor,
    lowMinor: -entry.lowMinor - reversed.lowMinor,
    highMinor: -entry.highMinor - reversed.highMinor,
  };
  return reversal(entry, amounts, { refundId: null, occurredAt: entry.occurredAt, because, version });
}

type Cause = { refundId: string | null; occurredAt: Date; because: SourceRef; version: number };

function reversal(entry: ValueEntry, amounts: Reversed, cause: Cause): EntryDraft {
  const { id, original, ...draft } = entry;
  return {
    ...draft,
    ...amounts,
    ...(original === undefined
      ? {}
      : { original: takenBack(original, entry.amountMinor, amounts.amountMinor) }),
    inputs: [
      { name: "reversal of", value: entry.amountMinor.toString(), sourceRef: cause.because, grade: "A" },
    ],
    parametersVersion: cause.version,
    occurredAt: cause.occurredAt,
    reversalOf: id,
    refundId: cause.refundId,
  };
}

function takenBack(original: Original, of: bigint, amount: bigint): Original {
  const whole = of < 0n ? -of : of;
  const part = of < 0n ? -amount : amount;
  return { ...original, amountMinor: whole === 0n ? 0n : portion(original.amountMinor, part, whole) };
}
