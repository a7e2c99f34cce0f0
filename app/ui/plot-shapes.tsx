import type { scaleBand, scaleLinear } from "@visx/scale";
import { Area, Bar, BarStack } from "@visx/shape";
import { type PlotRow, type PlotSeries, stackLayers } from "./plot-data.ts";
import { seriesFill } from "./series.ts";

export type BandScale = ReturnType<typeof scaleBand<string>>;
export type LinearScale = ReturnType<typeof scaleLinear<number>>;

type ShapesProps = {
  series: readonly PlotSeries[];
  rows: readonly PlotRow[];
  x: BandScale;
  y: LinearScale;
};

/** A bar a series, side by side. */
export function Bars({ series, rows, x, y }: ShapesProps) {
  const width = x.bandwidth() / Math.max(1, series.length);
  return rows.map((row) =>
    series.map((one, index) => {
      const value = row.values[one.key] ?? 0;
      return (
        <Bar
          key={row.label + one.key}
          x={(x(row.label) ?? 0) + index * width + 0.5}
          y={Math.min(y(value), y(0))}
          width={Math.max(1, width - 1)}
          height={Math.abs(y(value) - y(0))}
          className={seriesFill(index)}
        />
      );
    }),
  );
}

/** The series on top of one another, debits beneath the line. */
export function StackedBars({ series, rows, x, y }: ShapesProps) {
  return (
    <BarStack<PlotRow, string, BandScale, LinearScale>
      data={[...rows]}
      keys={series.map((one) => one.key)}
      x={(row) => row.label}
      xScale={x}
      yScale={y}
      value={(row, key) => row.values[key] ?? 0}
      offset="diverging"
      color={() => ""}
    >
      {(stacks) =>
        stacks.map((stack) =>
          stack.bars.map((bar) => (
            <Bar
              key={`${stack.key}${bar.index}`}
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={Math.max(0, bar.height)}
              strokeWidth={1}
              className={`${seriesFill(stack.index)} stroke-raised`}
            />
          )),
        )
      }
    </BarStack>
  );
}

/** The series on top of one another as areas, from the middle of the first step to the middle of the last; losses beneath the line. */
export function Areas({ series, rows, x, y }: ShapesProps) {
  return stackLayers(series, rows).map(({ key, series: index, side, points }) => (
    <Area
      key={`${key} ${side}`}
      data={points}
      x={({ label }) => (x(label) ?? 0) + x.bandwidth() / 2}
      y0={({ from }) => y(from)}
      y1={({ to }) => y(to)}
      strokeWidth={1}
      className={`${seriesFill(index)} stroke-raised`}
    />
  ));
}
