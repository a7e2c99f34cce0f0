import { type ReactNode, useId } from "react";
import { Disclosure } from "./disclosure.tsx";
import { Hatches } from "./hatch.tsx";
import { Money } from "./money.tsx";
import { wholeMoney } from "./money-words.ts";
import { seriesFill, seriesStroke } from "./series.ts";
import { Table } from "./table.tsx";
import type { TableColumn } from "./table-column.ts";
import { type WaterfallShape, type WaterfallStep, waterfallShapes } from "./waterfall-shapes.ts";

export type WaterfallProps = {
  title: string;
  steps: readonly WaterfallStep[];
  total: WaterfallStep;
  currency: string;
};

const width = 320;
const line = 18;
/** The sum is no part of itself, so it has the colour of none. */
const totalSeries = 5;

/** How steps lead to a sum: each begins where the last one ended, what takes away hangs below its line, what is expected is hatched. */
export function Waterfall({ title, steps, total, currency }: WaterfallProps) {
  const id = useId().replace(/:/g, "");
  const { shapes, zero, end } = waterfallShapes(steps, total.interval, width);
  const last = shapes.at(-1);
  return (
    <figure className="@container flex flex-col gap-4">
      <figcaption className="text-14 font-medium">{title}</figcaption>
      <ol className="flex flex-col gap-1.5 text-14">
        {steps.map((step, index) => {
          const shape = shapes[index];
          return (
            <Row key={step.key} step={step} currency={currency}>
              {shape ? <Lane id={id} step={step} shape={shape} zero={zero} /> : null}
            </Row>
          );
        })}
        <Row step={total} currency={currency} last>
          {last ? (
            <Lane
              isTotal
              id={id}
              step={total}
              zero={zero}
              shape={{ ...last, ...barTo(zero, last), whisker: end }}
            />
          ) : null}
        </Row>
      </ol>
      <Numbers title={title} steps={steps} total={total} currency={currency} shapes={shapes} />
    </figure>
  );
}

/** A bar from zero to where the last step ended. */
function barTo(zero: number, { x, width: size, below }: WaterfallShape) {
  const stop = below ? x : x + size;
  return { x: Math.min(zero, stop), width: Math.abs(stop - zero), below: stop < zero };
}

type RowProps = {
  step: WaterfallStep;
  currency: string;
  last?: boolean;
  children: ReactNode;
};

function Row({ step, currency, last = false, children }: RowProps) {
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 @xl:grid-cols-[minmax(0,13rem)_minmax(0,1fr)_6.5rem] ${last ? "mt-1 border-t border-line-strong pt-2 font-semibold" : ""}`}
    >
      <span className={last ? undefined : "text-ink-soft"}>{step.label}</span>
      <span className="order-3 col-span-2 @xl:order-none @xl:col-span-1">{children}</span>
      <Money amountMinor={step.amountMinor} currency={currency} className="text-end" />
    </li>
  );
}

type LaneProps = {
  id: string;
  step: WaterfallStep;
  shape: WaterfallShape;
  zero: number;
  isTotal?: boolean;
};

function Lane({ id, step, shape, zero, isTotal = false }: LaneProps) {
  const { below, whisker } = shape;
  const series = isTotal ? totalSeries : 0;
  const middle = below ? line + 6 : line - 8;
  return (
    <svg viewBox={`0 0 ${width} 32`} className="picture block h-auto w-full" aria-hidden>
      {step.hatched ? <Hatches id={`${id}-${step.key}`} count={1} /> : null}
      <line x1={0} x2={width} y1={line} y2={line} strokeWidth={1} className="stroke-line" />
      <line x1={zero} x2={zero} y1={0} y2={32} strokeWidth={1} className="stroke-line-strong" />
      <rect
        x={shape.x}
        y={below ? line : line - 16}
        width={Math.max(1.5, shape.width)}
        height={below ? 12 : 16}
        strokeWidth={1}
        className={step.hatched ? seriesStroke(series) : below ? "fill-attention" : seriesFill(series)}
        {...(step.hatched ? { fill: `url(#${id}-${step.key}-${series})` } : {})}
      />
      {whisker ? (
        <g strokeWidth={1.5} className="stroke-ink">
          <line x1={whisker.from} x2={whisker.to} y1={middle} y2={middle} />
          <line x1={whisker.from} x2={whisker.from} y1={middle - 4} y2={middle + 4} />
          <line x1={whisker.to} x2={whisker.to} y1={middle - 4} y2={middle + 4} />
        </g>
      ) : null}
    </svg>
  );
}

type NumbersProps = WaterfallProps & { shapes: readonly WaterfallShape[] };

/** The same as a table. */
function Numbers({ title, steps, total, currency, shapes }: NumbersProps) {
  const rows = [
    ...steps.map((step, index) => ({ ...step, sumMinor: shapes[index]?.sumMinor ?? 0n })),
    { ...total, sumMinor: BigInt(total.amountMinor) },
  ];
  const columns: TableColumn<(typeof rows)[number]>[] = [
    { key: "step", label: "Step", cell: (row) => row.label },
    {
      key: "amount",
      label: "Amount",
      numeric: true,
      cell: (row) => <Money amountMinor={row.amountMinor} currency={currency} />,
    },
    {
      key: "between",
      label: "80 % between",
      numeric: true,
      cell: (row) => between(row.interval, currency),
    },
    {
      key: "sum",
      label: "Sum so far",
      numeric: true,
      cell: (row) => <Money amountMinor={row.sumMinor} currency={currency} />,
    },
  ];
  return (
    <Disclosure summary="Show the numbers">
      <Table caption={title} columns={columns} rows={rows} rowKey={(row) => row.key} />
    </Disclosure>
  );
}

function between(interval: WaterfallStep["interval"], currency: string): string {
  if (!interval) return "";
  const [low, high] = [BigInt(interval.lowMinor), BigInt(interval.highMinor)];
  return low === high ? "exact" : `${wholeMoney(low, currency)} and ${wholeMoney(high, currency)}`;
}
