import { Group } from "@visx/group";
import { scaleBand, scaleLinear } from "@visx/scale";
import { Disclosure } from "./disclosure.tsx";
import { PlotAxes } from "./plot-axes.tsx";
import { Table } from "./table.tsx";
import type { TableColumn } from "./table-column.ts";

/** What was expected, between which ends, and what came. */
export type IntervalRow = { label: string; expected: number; low: number; high: number; actual: number };

export type IntervalPlotProps<Row extends IntervalRow = IntervalRow> = {
  title: string;
  rowLabel: string;
  rows: readonly Row[];
  /** What the table tells besides, after the name of the row. */
  besides?: readonly TableColumn<Row>[];
  formatValue: (value: number) => string;
  /** How the axis says values, where that is shorter. */
  formatTick?: (value: number) => string;
  /** What the ends enclose, such as "80 % between". */
  intervalLabel: string;
};

/** Each forecast as a bar from end to end with a tick at the middle, and a dot for what came; the same as a table. */
export function IntervalPlot<Row extends IntervalRow>({
  title,
  rowLabel,
  rows,
  besides = [],
  formatValue,
  formatTick = formatValue,
  intervalLabel,
}: IntervalPlotProps<Row>) {
  const picture = { rows, formatTick };
  return (
    <figure className="@container flex min-w-0 flex-col gap-3">
      <figcaption className="text-14 font-medium">{title}</figcaption>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-soft">
        <li className="flex items-center gap-1.5">
          <Key kind="interval" />
          {`Expected, ${intervalLabel}`}
        </li>
        <li className="flex items-center gap-1.5">
          <Key kind="actual" />
          What came
        </li>
      </ul>
      <Picture {...picture} width={340} height={220} className="block @sm:hidden" />
      <Picture {...picture} width={460} height={230} className="hidden @sm:block @xl:hidden" />
      <Picture {...picture} width={640} height={240} className="hidden @xl:block" />
      <Disclosure summary="Show the numbers">
        <Table
          caption={title}
          columns={columnsOf(rowLabel, besides, intervalLabel, formatValue)}
          rows={rows}
          rowKey={(row) => row.label}
        />
      </Disclosure>
    </figure>
  );
}

type PictureProps = Required<Pick<IntervalPlotProps, "rows" | "formatTick">> & {
  width: number;
  height: number;
  className: string;
};

const margin = { top: 8, right: 28, bottom: 24, left: 52 };

function Picture({ rows, formatTick, width, height, className }: PictureProps) {
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const x = scaleBand<string>({
    domain: rows.map(({ label }) => label),
    range: [0, inner.width],
    padding: 0.3,
  });
  const most = Math.max(1, ...rows.flatMap(({ high, expected, actual }) => [high, expected, actual]));
  const y = scaleLinear<number>({ domain: [0, most], range: [inner.height, 0], nice: 4 });
  const bar = Math.min(18, x.bandwidth());
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={`picture h-auto w-full ${className}`} aria-hidden>
      <Group left={margin.left} top={margin.top}>
        <PlotAxes
          rows={rows.map(({ label }) => ({ label, values: {} }))}
          x={x}
          y={y}
          {...inner}
          formatTick={formatTick}
        >
          {rows.map(({ label, low, high, expected, actual }) => {
            const middle = (x(label) ?? 0) + x.bandwidth() / 2;
            return (
              <g key={label}>
                <rect
                  x={middle - bar / 2}
                  y={y(high)}
                  width={bar}
                  height={Math.max(1, y(low) - y(high))}
                  rx={2}
                  className="fill-brand-soft stroke-brand"
                />
                <line
                  x1={middle - bar / 2}
                  x2={middle + bar / 2}
                  y1={y(expected)}
                  y2={y(expected)}
                  strokeWidth={2}
                  className="stroke-brand"
                />
                <circle cx={middle} cy={y(actual)} r={4} className="fill-ink stroke-raised" />
              </g>
            );
          })}
        </PlotAxes>
      </Group>
    </svg>
  );
}

function Key({ kind }: { kind: "interval" | "actual" }) {
  return (
    <svg viewBox="0 0 12 12" className="picture size-3 shrink-0" aria-hidden>
      {kind === "actual" ? (
        <circle cx={6} cy={6} r={4} className="fill-ink" />
      ) : (
        <rect x={1} y={1} width={10} height={10} rx={2} className="fill-brand-soft stroke-brand" />
      )}
    </svg>
  );
}

function columnsOf<Row extends IntervalRow>(
  rowLabel: string,
  besides: readonly TableColumn<Row>[],
  intervalLabel: string,
  formatValue: (value: number) => string,
): TableColumn<Row>[] {
  return [
    { key: "row", label: rowLabel, cell: (row) => row.label },
    ...besides,
    { key: "expected", label: "Expected", numeric: true, cell: (row) => formatValue(row.expected) },
    {
      key: "between",
      label: intervalLabel,
      numeric: true,
      cell: (row) => `${formatValue(row.low)} and ${formatValue(row.high)}`,
    },
    { key: "actual", label: "Came", numeric: true, cell: (row) => formatValue(row.actual) },
    {
      key: "covered",
      label: "Within",
      cell: (row) => (row.low <= row.actual && row.actual <= row.high ? "yes" : "no"),
    },
  ];
}
