import { portion } from "#app/kernel/money.ts";
import type { EntryDraft, ValueEntry } from "./entry.ts";

/** What a figure's reversals add up to so far. Amounts in minor units, of the sign opposite to the figure's. */
export type Reversed = { amountMinor: bigint; lowMinor: bigint; highMinor: bigint };

/** A refund as the rules see it: the refunds of the order up to and with this one, and the order, in minor units. */
export type RefundFacts = { refundId: string; refundedMinor: bigint; orderedMinor: bigint; refundedAt: Date };

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
  return reversal(entry, amounts, {
    refundId: refund.refundId,
    occurredAt: refund.refundedAt,
    because: `refund:${refund.refundId}`,
    version: entry.parametersVersion,
  });
}

/** The reversal of all that is left of a figure, be it nothing, because newer parameters replace it. */
export function reverseForParameters(entry: ValueEntry, reversed: Reversed, version: number): EntryDraft {
  return reversal(
    entry,
    {
      amountMinor: -entry.amountMinor - reversed.amountMinor,
      lowMinor: -entry.lowMinor - reversed.lowMinor,
      highMinor: -entry.highMinor - reversed.highMinor,
    },
    { refundId: null, occurredAt: entry.occurredAt, because: `parameters:${version}`, version },
  );
}

type Cause = { refundId: string | null; occurredAt: Date; because: string; version: number };

function reversal(entry: ValueEntry, amounts: Reversed, cause: Cause): EntryDraft {
  const { id, ...draft } = entry;
  return {
    ...draft,
    ...amounts,
    inputs: [
      { name: "reversal of", value: entry.amountMinor.toString(), sourceRef: cause.because, grade: "A" },
    ],
    parametersVersion: cause.version,
    occurredAt: cause.occurredAt,
    reversalOf: id,
    refundId: cause.refundId,
  };
}
