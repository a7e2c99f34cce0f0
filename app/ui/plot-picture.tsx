import { Group } from "@visx/group";
import { scaleBand, scaleLinear } from "@visx/scale";
import { PlotAxes } from "./plot-axes.tsx";
import { type PlotKind, type PlotRow, type PlotSeries, plotDomain } from "./plot-data.ts";
import { Areas, Bars, StackedBars } from "./plot-shapes.tsx";

export type PlotPictureProps = {
  kind: PlotKind;
  series: readonly PlotSeries[];
  rows: readonly PlotRow[];
  formatTick: (value: number) => string;
  width: number;
  height: number;
  className: string;
};

const margin = { top: 8, right: 28, bottom: 24, left: 52 };

/** The drawing alone, in a fixed frame that scales; the words and numbers stand beside it. */
export function PlotPicture({ kind, series, rows, formatTick, width, height, className }: PlotPictureProps) {
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const x = scaleBand<string>({
    domain: rows.map((row) => row.label),
    range: [0, inner.width],
    padding: kind === "area" ? 0 : 0.3,
  });
  const [low, high] = plotDomain(kind, series, rows);
  const [, top = high] = scaleLinear<number>({ domain: [0, high], nice: 4 }).domain();
  const y = scaleLinear<number>({ domain: [low, top], range: [inner.height, 0] });
  const shapes = { series, rows, x, y };
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={`picture h-auto w-full ${className}`} aria-hidden>
      <Group left={margin.left} top={margin.top}>
        <PlotAxes rows={rows} x={x} y={y} {...inner} formatTick={formatTick}>
          {kind === "bar" ? <Bars {...shapes} /> : null}
          {kind === "stacked" ? <StackedBars {...shapes} /> : null}
          {kind === "area" ? <Areas {...shapes} /> : null}
        </PlotAxes>
      </Group>
    </svg>
  );
}
