import type { Amounts } from "../figure.ts";

/** A million millions of a currency with cents: whoever tells of more has told of something else. */
export const mostKept = 10n ** 14n;

/** Whether figures are small enough to be kept and added up, bounds and all. */
export function areKeepable(figures: readonly Amounts[]): boolean {
  return figures.every(({ amountMinor, lowMinor, highMinor }) =>
    [amountMinor, lowMinor, highMinor].every((amount) => amount <= mostKept && amount >= -mostKept),
  );
}
