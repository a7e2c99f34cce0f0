import { Group } from "@visx/group";
import { scaleSqrt } from "@visx/scale";
import { readableTicks } from "./plot-data.ts";
import { roomyTicks, type ScatterPoint, scatterDomain } from "./scatter-data.ts";
import { seriesFill } from "./series.ts";

export type ScatterPictureProps = {
  points: readonly ScatterPoint[];
  /** Where the lines stand that part the picture in four. */
  parting: { x: number; y: number };
  /** What the four parts are called: top left, top right, bottom left, bottom right. */
  parts: readonly [string, string, string, string];
  xLabel: string;
  yLabel: string;
  formatTick: (value: number) => string;
  width: number;
  height: number;
  className: string;
};

/** The names of the four parts stand in a band of their own above and beneath, where no dot comes. */
const band = 28;
const margin = { top: 10, right: 12, bottom: 44, left: 54 };

/**
 * Dots in a fixed frame that scales. Both axes are roots, so that the many small ones do not lie on one another. The links
 * are for a pointer; whoever uses the keyboard finds the same in the list that stands beside.
 */
export function ScatterPicture(props: ScatterPictureProps) {
  const { points, parting, parts, xLabel, yLabel, formatTick, width, height, className } = props;
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const xDomain = scatterDomain(
    points.map((point) => point.x),
    parting.x,
  );
  const yDomain = scatterDomain(
    points.map((point) => point.y),
    parting.y,
  );
  const x = scaleSqrt<number>({ domain: xDomain, range: [6, inner.width - 6], nice: true });
  const y = scaleSqrt<number>({ domain: yDomain, range: [inner.height - band, band], nice: true });
  const [left, bottom] = [x(parting.x), y(parting.y)];
  const [topLeft, topRight, bottomLeft, bottomRight] = parts;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={`picture h-auto w-full ${className}`} aria-hidden>
      <Group left={margin.left} top={margin.top}>
        <rect width={inner.width} height={inner.height} className="fill-none stroke-line" strokeWidth={1} />
        {roomyTicks(readableTicks(y, 6, formatTick), y, 26).map((tick) => (
          <Label key={tick} x={-8} y={y(tick) + 4} anchor="end">
            {formatTick(tick)}
          </Label>
        ))}
        {roomyTicks(readableTicks(x, 8, formatTick), x, 52).map((tick) => (
          <Label key={tick} x={x(tick)} y={inner.height + 16} anchor="middle">
            {formatTick(tick)}
          </Label>
        ))}
        <Label x={inner.width} y={inner.height + 36} anchor="end">{`${xLabel} →`}</Label>
        <line x1={left} x2={left} y1={0} y2={inner.height} {...partingLine} />
        <line x1={0} x2={inner.width} y1={bottom} y2={bottom} {...partingLine} />
        <Label x={8} y={16} anchor="start" strong>
          {topLeft}
        </Label>
        <Label x={inner.width - 8} y={16} anchor="end" strong>
          {topRight}
        </Label>
        <Label x={8} y={inner.height - 8} anchor="start" strong>
          {bottomLeft}
        </Label>
        <Label x={inner.width - 8} y={inner.height - 8} anchor="end" strong>
          {bottomRight}
        </Label>
        <Dots points={points} x={x} y={y} />
      </Group>
      <Label x={4} y={height - 8} anchor="start">{`↑ ${yLabel}`}</Label>
    </svg>
  );
}

const partingLine = { className: "stroke-line-strong", strokeWidth: 1, strokeDasharray: "4 4" };

type DotsProps = {
  points: readonly ScatterPoint[];
  x: (value: number) => number;
  y: (value: number) => number;
};

function Dots({ points, x, y }: DotsProps) {
  return points.map((point) => (
    <a key={point.key} href={point.href} tabIndex={-1}>
      <circle
        cx={Math.round(10 * x(point.x)) / 10}
        cy={Math.round(10 * y(point.y)) / 10}
        r={4.5}
        fillOpacity={0.75}
        strokeWidth={1}
        className={`${seriesFill(point.group)} stroke-raised`}
      >
        <title>{point.label}</title>
      </circle>
    </a>
  ));
}

type LabelProps = {
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  strong?: boolean;
  children: string;
};

/** Plain text: the library's own carries a style attribute, which the content policy refuses. */
function Label({ x, y, anchor, strong = false, children }: LabelProps) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fontSize={12}
      className={strong ? "fill-ink-soft font-semibold" : "fill-ink-quiet tabular-nums"}
    >
      {children}
    </text>
  );
}
