import { formatMoney, minorDigits } from "#app/kernel/money.ts";
import { Plot } from "#app/ui/plot.tsx";
import { componentsOf } from "./component-words.ts";
import { monthWords } from "./month-words.ts";

type Month = { month: string; components: Record<"CLV" | "CRV" | "CIV" | "CKV" | "COST", string> };

/** What was realised month by month, by component; the colours are those of the bar above it. */
export function ValuePlot({ months, currency }: { months: readonly Month[]; currency: string }) {
  const rows = months.map(({ month, components }) => ({
    label: monthWords(month),
    values: Object.fromEntries(
      componentsOf(components).map(({ key, realisedMinor }) => [key, Number(realisedMinor)]),
    ),
  }));
  const [first] = months;
  if (first === undefined) return null;
  const series = componentsOf(first.components).map(({ key, label }) => ({ key, label }));
  return (
    <Plot
      title={`Realised month by month, in ${currency}`}
      kind="area"
      rowLabel="Month"
      series={series}
      rows={rows}
      formatValue={(minor) => formatMoney(BigInt(Math.round(minor)), currency)}
      formatTick={(minor) => shortMoney(minor, currency)}
    />
  );
}

/** A tick of the axis: €800, then €1.2k. */
function shortMoney(minor: number, currency: string): string {
  const short = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
  });
  return short.format(minor / 10 ** minorDigits(currency)).replace("-", "−");
}
