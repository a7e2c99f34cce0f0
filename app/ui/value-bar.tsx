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

const listOf = new Intl.ListFormat("en-GB", { type: "conjunction" });

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

/** The parts with their amounts; those that nothing is known of yet share one line. */
function Legend({
  id,
  components,
  currency,
}: { id: string } & Pick<ValueBarProps, "components" | "currency">) {
  const parts = components.map((part, index) => ({
    ...part,
    index,
    realised: BigInt(part.realisedMinor),
    expected: BigInt(part.expectedMinor ?? 0n),
  }));
  const known = parts.filter((part) => part.realised !== 0n || part.expected !== 0n);
  const unknown = parts.filter((part) => !known.includes(part));
  const anyExpected = known.some((part) => part.expected !== 0n);
  return (
    <div className="flex flex-col gap-3 text-14">
      <ul className="flex flex-wrap gap-x-8 gap-y-3">
        {known.map((part) => (
          <li key={part.key} className="min-w-0">
            <span className="flex items-center gap-2 text-ink-soft">
              <Swatch index={part.index} />
              {part.label}
            </span>
            <span className="flex flex-wrap gap-x-2 ps-5">
              <Money amountMinor={part.realised} currency={currency} className="font-medium" />
              {anyExpected ? <span className="text-ink-quiet">realised</span> : null}
            </span>
            {part.expected === 0n ? null : (
              <span className="flex flex-wrap items-center gap-x-2">
                <Swatch index={part.index} hatch={id} />
                <Money amountMinor={part.expected} currency={currency} className="font-medium" />
                <span className="text-ink-quiet">expected</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      {unknown.length === 0 ? null : (
        <p className="text-ink-quiet">
          {`Nothing recorded yet: ${listOf.format(unknown.map(({ label }) => label))}.`}
        </p>
      )}
    </div>
  );
}
