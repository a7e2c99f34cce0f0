import { useId } from "react";
import { Hatches, Swatch } from "./hatch.tsx";
import { Money } from "./money.tsx";
import { seriesFill, seriesStroke } from "./series.ts";
import { type ValueComponent, valueBarShapes } from "./value-bar-shapes.ts";

export type ValueBarProps = {
  title: string;
  components: readonly ValueComponent[];
  currency: string;
};

const width = 640;

/** What a sum is made of: realised solid, expected hatched, debits below the line; the legend carries the amounts. */
export function ValueBar({ title, components, currency }: ValueBarProps) {
  const id = useId().replace(/:/g, "");
  const shapes = valueBarShapes(components, width);
  const height = shapes.some((shape) => shape.below) ? 54 : 33;
  return (
    <figure className="flex flex-col gap-4">
      <figcaption className="text-14 font-medium">{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} className="picture block h-auto w-full" aria-hidden>
        <Hatches id={id} count={components.length} />
        {shapes.map((shape) => (
          <rect
            key={`${shape.key}-${shape.hatched}-${shape.below}`}
            x={shape.x + 1}
            y={shape.below ? 34 : 1}
            width={Math.max(1, shape.width - 2)}
            height={shape.below ? 18 : 29}
            rx={2}
            strokeWidth={1}
            className={shape.hatched ? seriesStroke(shape.series) : seriesFill(shape.series)}
            {...(shape.hatched ? { fill: `url(#${id}-${shape.series})` } : {})}
          />
        ))}
        <line x1={0} x2={width} y1={32} y2={32} strokeWidth={1.5} className="stroke-ink" />
      </svg>
      <Legend id={id} components={components} currency={currency} />
    </figure>
  );
}

function Legend({
  id,
  components,
  currency,
}: { id: string } & Pick<ValueBarProps, "components" | "currency">) {
  return (
    <ul className="grid gap-x-8 gap-y-3 text-14 sm:grid-cols-2 lg:grid-cols-3">
      {components.map((part, index) => (
        <li key={part.key} className="min-w-0">
          <span className="text-ink-soft">{part.label}</span>
          <span className="flex flex-wrap items-center gap-x-2">
            <Swatch index={index} />
            <Money amountMinor={part.realisedMinor} currency={currency} className="font-medium" />
            <span className="text-ink-quiet">realised</span>
          </span>
          {part.expectedMinor !== undefined && BigInt(part.expectedMinor) !== 0n ? (
            <span className="flex flex-wrap items-center gap-x-2">
              <Swatch index={index} hatch={id} />
              <Money amountMinor={part.expectedMinor} currency={currency} className="font-medium" />
              <span className="text-ink-quiet">expected</span>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
