import type { CsvRecord } from "#app/kernel/csv.ts";
import { isCurrency } from "#app/kernel/money.ts";
import { whyNoRate } from "./check-rate.ts";
import type { DayRate } from "./exchange.ts";

/** What a line of a file of rates says: its rates, or why it cannot be used. */
export type RateLine = { line: number; rates: DayRate[] } | { line: number; reason: string };

/** Who publishes the rates of such a file. */
export const ecbSource = "European Central Bank";

/** Old currencies are in the file that no longer are in ISO 4217; days without a rate say N/A. */
const nothing = new Set(["", "N/A"]);

/**
 * Reads the European Central Bank's file of reference rates (`eurofxref-hist.csv`): a column `Date`, then one a currency,
 * units for one euro. A line with a rate that is none is left out whole and named; currencies that are no longer in
 * ISO 4217 are passed over.
 */
export function readEcbHistory(now: Date): (record: CsvRecord) => RateLine | null {
  let columns: string[] | null = null;
  return (record) => {
    if (record.kind === "broken") return { line: record.line, reason: record.reason };
    const cells = record.cells.map((cell) => cell.trim());
    if (columns === null) {
      columns = cells;
      const isKnown = cells[0]?.toLowerCase() === "date" && cells.slice(1).some(isCurrency);
      return isKnown
        ? null
        : { line: record.line, reason: "The first line must be: Date,USD,JPY and so on." };
    }
    const [day = "", ...values] = cells;
    const rates = values.flatMap((perEuro, index): DayRate[] => {
      const currency = columns?.[index + 1] ?? "";
      return nothing.has(perEuro) || !isCurrency(currency)
        ? []
        : [{ currency, day, perEuro, source: ecbSource }];
    });
    if (rates.length === 0) return { line: record.line, reason: "The line holds no rate." };
    const [reason] = rates.map((rate) => whyNoRate(rate, now)).filter((why) => why !== null);
    return reason === undefined ? { line: record.line, rates } : { line: record.line, reason };
  };
}
