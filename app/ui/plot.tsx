import { Download } from "lucide-react";
import { Anchor } from "./anchor.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Swatch } from "./hatch.tsx";
import type { PlotKind, PlotRow, PlotSeries } from "./plot-data.ts";
import { PlotPicture } from "./plot-picture.tsx";
import { Table } from "./table.tsx";
import type { TableColumn } from "./table-column.ts";

export type PlotProps = {
  title: string;
  kind: PlotKind;
  series: readonly PlotSeries[];
  rows: readonly PlotRow[];
  /** What a row is, such as "Month". */
  rowLabel: string;
  /** How a value reads in the table, with its unit. */
  formatValue?: (value: number) => string;
  /** How it reads on the axis; short. */
  formatTick?: (value: number) => string;
  /** The same numbers as a file. */
  downloadHref?: string;
};

const plain = new Intl.NumberFormat("en-GB");
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

/** A chart, its legend, the same numbers as a table, and a file of them. */
export function Plot(props: PlotProps) {
  const { title, kind, series, rows, rowLabel, downloadHref } = props;
  const formatValue = props.formatValue ?? ((value) => plain.format(value));
  const formatTick = props.formatTick ?? ((value) => compact.format(value));
  const picture = { kind, series, rows, formatTick };
  return (
    <figure className="@container flex min-w-0 flex-col gap-3">
      <figcaption className="text-14 font-medium">{title}</figcaption>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-soft">
        {series.map((one, index) => (
          <li key={one.key} className="flex items-center gap-1.5">
            <Swatch index={index} />
            {one.label}
          </li>
        ))}
      </ul>
      <PlotPicture {...picture} width={340} height={220} className="block @md:hidden" />
      <PlotPicture {...picture} width={520} height={240} className="hidden @md:block @2xl:hidden" />
      <PlotPicture {...picture} width={800} height={260} className="hidden @2xl:block" />
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <Disclosure summary="Show the numbers">
          <Table
            caption={title}
            columns={columnsOf(rowLabel, series, formatValue)}
            rows={rows}
            rowKey={(row) => row.label}
          />
        </Disclosure>
        {downloadHref ? (
          <Anchor
            href={downloadHref}
            external
            download
            className="inline-flex min-h-8 items-center gap-1.5 text-14 font-medium text-brand hover:underline"
          >
            <Download size={16} strokeWidth={1.75} aria-hidden />
            Download
            <span className="sr-only"> {title}</span>
          </Anchor>
        ) : null}
      </div>
    </figure>
  );
}

function columnsOf(
  rowLabel: string,
  series: readonly PlotSeries[],
  formatValue: (value: number) => string,
): TableColumn<PlotRow>[] {
  return [
    { key: "row", label: rowLabel, cell: (row) => row.label },
    ...series.map((one) => ({
      key: `series-${one.key}`,
      label: one.label,
      numeric: true,
      cell: (row: PlotRow) => formatValue(row.values[one.key] ?? 0),
    })),
  ];
}
