import { formatMoney } from "#app/kernel/money.ts";
import { shortMoney } from "#app/ui/money-words.ts";
import { Plot } from "#app/ui/plot.tsx";
import { componentsOf } from "../customers/component-words.ts";
import { monthWords } from "../month-words.ts";

type Month = { month: string; components: Record<"CLV" | "CRV" | "CIV" | "CKV" | "COST", string> };

type ValuePlotProps = { months: readonly Month[]; currency: string; downloadHref?: string };

/** What was realised month by month, by component; the colours are those of the bars of components. */
export function ValuePlot({ months, currency, downloadHref }: ValuePlotProps) {
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
      {...(downloadHref ? { downloadHref } : {})}
    />
  );
}
