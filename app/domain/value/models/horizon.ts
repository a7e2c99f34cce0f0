/** Weeks in a month of 365.25 / 12 days. */
export const weeksPerMonth = 365.25 / 84;

/** What money at the end of a month is worth at its beginning, for a discount of `annual` (0.1 is 10 %) a year. */
export function monthlyDiscount(annual: number): number {
  return (1 + annual) ** (-1 / 12);
}

/**
 * Expected purchases over some months, those of each month discounted from its end:
 * Σ (E[Y(m·W)] − E[Y((m−1)·W)])·v^m.
 * @param expected expected purchases in the next so many weeks
 */
export function discountedByMonth(
  expected: (weeks: number) => number,
  { months, monthly, weeks = weeksPerMonth }: { months: number; monthly: number; weeks?: number },
): number {
  let sum = 0;
  let before = 0;
  for (let month = 1; month <= months; month++) {
    const until = expected(month * weeks);
    sum += (until - before) * monthly ** month;
    before = until;
  }
  return sum;
}
