import { seriesFill, seriesStroke } from "./series.ts";

/** One hatched pattern a series, named `${id}-${index}`, for what is expected and not yet real. */
export function Hatches({ id, count }: { id: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, index) => (
        <pattern
          key={seriesFill(index) + String(index)}
          id={`${id}-${index}`}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={6} height={6} className="fill-raised" />
          <line x1={1.5} x2={1.5} y1={0} y2={6} strokeWidth={2.5} className={seriesStroke(index)} />
        </pattern>
      ))}
    </defs>
  );
}

/** A small square for a legend: solid, or hatched by a pattern of the picture beside it. */
export function Swatch({ index, hatch }: { index: number; hatch?: string }) {
  return (
    <svg viewBox="0 0 12 12" className="picture size-3 shrink-0" aria-hidden>
      <rect
        x={0.5}
        y={0.5}
        width={11}
        height={11}
        rx={2}
        className={hatch ? seriesStroke(index) : seriesFill(index)}
        {...(hatch ? { fill: `url(#${hatch}-${index})` } : {})}
      />
    </svg>
  );
}
