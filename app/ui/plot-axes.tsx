import { AxisBottom, AxisLeft } from "@visx/axis";
import type { ReactNode } from "react";
import { type PlotRow, readableTicks, spacedLabels } from "./plot-data.ts";
import type { BandScale, LinearScale } from "./plot-shapes.tsx";

type PlotAxesProps = {
  rows: readonly PlotRow[];
  x: BandScale;
  y: LinearScale;
  width: number;
  height: number;
  formatTick: (value: number) => string;
  children: ReactNode;
};

type Tick = { x: number; y: number; formattedValue: string | undefined };

/** Grid, shapes, then axes. The labels are plain text elements: the library's own carry a style attribute, which the content policy refuses. */
export function PlotAxes({ rows, x, y, width, height, formatTick, children }: PlotAxesProps) {
  const ticks = readableTicks(y, 4, formatTick);
  return (
    <>
      {ticks.map((tick) => (
        <line
          key={tick}
          x1={0}
          x2={width}
          y1={y(tick)}
          y2={y(tick)}
          className="stroke-line"
          strokeWidth={1}
        />
      ))}
      {children}
      <line x1={0} x2={width} y1={y(0)} y2={y(0)} className="stroke-line-strong" strokeWidth={1} />
      <AxisLeft
        scale={y}
        tickValues={ticks}
        hideAxisLine
        hideTicks
        tickFormat={(value) => formatTick(Number(value))}
        tickComponent={(tick: Tick) => <Label tick={tick} anchor="end" lift={4} />}
      />
      <AxisBottom
        scale={x}
        top={height}
        hideAxisLine
        hideTicks
        tickValues={spacedLabels(rows, width)}
        tickComponent={(tick: Tick) => <Label tick={tick} anchor="middle" lift={0} />}
      />
    </>
  );
}

function Label({ tick, anchor, lift }: { tick: Tick; anchor: "end" | "middle"; lift: number }) {
  return (
    <text
      x={tick.x}
      y={tick.y + lift}
      textAnchor={anchor}
      fontSize={12}
      className="fill-ink-quiet tabular-nums"
    >
      {tick.formattedValue}
    </text>
  );
}
