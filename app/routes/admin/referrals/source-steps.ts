import type { PlotRow } from "#app/ui/plot-data.ts";
import { monthWords } from "../month-words.ts";
import { sourceSeries } from "./source-series.ts";

type Counts = { referral: number; joined: number; invited: number; import: number; api: number };
type Month = Counts & { month: string };

const mostMonths = 24;
const none: Counts = { referral: 0, joined: 0, invited: 0, import: 0, api: 0 };

/**
 * The steps of the chart of new customers, without gaps: months where they span two years at most, otherwise years.
 * @param months oldest first, such as `2026-11`; those that saw nobody may be missing
 */
export function sourceSteps(months: readonly Month[]): { rowLabel: "Month" | "Year"; rows: PlotRow[] } {
  const first = months[0]?.month;
  const last = months.at(-1)?.month;
  if (first === undefined || last === undefined) return { rowLabel: "Month", rows: [] };
  const [from, to] = [monthNumber(first), monthNumber(last)];
  if (to - from < mostMonths) {
    const rows = range(from, to).map((number) => {
      const month = monthText(number);
      return { label: monthWords(month), values: totalOf(months.filter((one) => one.month === month)) };
    });
    return { rowLabel: "Month", rows };
  }
  const rows = range(Math.floor(from / 12), Math.floor(to / 12)).map((year) => ({
    label: String(year),
    values: totalOf(months.filter((one) => one.month.startsWith(String(year)))),
  }));
  return { rowLabel: "Year", rows };
}

function totalOf(months: readonly Counts[]): Record<string, number> {
  return months.reduce<Record<string, number>>(
    (sum, month) => Object.fromEntries(sourceSeries.map(({ key }) => [key, (sum[key] ?? 0) + month[key]])),
    none,
  );
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
