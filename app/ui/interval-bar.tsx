export type IntervalBarProps = { low: bigint; high: bigint; middle: bigint };

const width = 320;

/** The interval on a line that starts at zero, with a tick at the median. The sentence beside it says the same. */
export function IntervalBar({ low, high, middle }: IntervalBarProps) {
  const from = low < 0n ? low : 0n;
  const to = high > 0n ? high : 0n;
  const room = Number(to - from) || 1;
  const at = (value: bigint) => 2 + ((width - 4) * Number(value - from)) / room;
  return (
    <svg
      viewBox={`0 0 ${width} 12`}
      className="picture block h-3 w-full max-w-80"
      preserveAspectRatio="none"
      aria-hidden
    >
      <line x1={0} x2={width} y1={6} y2={6} className="stroke-line" strokeWidth={2} />
      <rect
        x={at(low)}
        y={4}
        width={Math.max(2, at(high) - at(low))}
        height={4}
        rx={2}
        className="fill-brand"
      />
      <rect x={at(middle) - 1.5} y={0} width={3} height={12} rx={1} className="fill-ink" />
    </svg>
  );
}
