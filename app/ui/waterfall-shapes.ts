export type WaterfallStep = {
  key: string;
  label: string;
  /** Minor units; negative takes away. */
  amountMinor: string | bigint;
  /** Where the step may lie, in minor units; null or equal ends where it is exact. */
  interval?: { lowMinor: string | bigint; highMinor: string | bigint } | null;
  /** Expected and not yet real. */
  hatched?: boolean;
};

/** A step as lengths from the left edge: its bar, what it may come to, and the sum after it in minor units. */
export type WaterfallShape = {
  key: string;
  x: number;
  width: number;
  below: boolean;
  whisker: { from: number; to: number } | null;
  sumMinor: bigint;
};

/** Lays steps out on a line of `width`, each where the last one ended. Zero and all that may come are on the line. */
export function waterfallShapes(
  steps: readonly WaterfallStep[],
  end: WaterfallStep["interval"],
  width: number,
): { shapes: WaterfallShape[]; zero: number; end: { from: number; to: number } | null } {
  let sum = 0n;
  const placed = steps.map((step) => {
    const start = sum;
    sum += BigInt(step.amountMinor);
    return { step, start, stop: sum, spread: spreadOf(step.interval, start) };
  });
  const whole = spreadOf(end, 0n);
  const points = [
    0n,
    ...placed.flatMap(({ start, stop, spread }) => [start, stop, ...(spread ?? [])]),
    ...(whole ?? []),
  ];
  const low = points.reduce((least, point) => (point < least ? point : least), 0n);
  const high = points.reduce((most, point) => (point > most ? point : most), 0n);
  const room = Number(high - low) || 1;
  const at = (point: bigint) => (Number(point - low) / room) * width;
  const ends = (spread: [bigint, bigint] | null) =>
    spread === null ? null : { from: at(spread[0]), to: at(spread[1]) };
  const shapes = placed.map(({ step, start, stop, spread }) => ({
    key: step.key,
    x: Math.min(at(start), at(stop)),
    width: Math.abs(at(stop) - at(start)),
    below: stop < start,
    whisker: ends(spread),
    sumMinor: stop,
  }));
  return { shapes, zero: at(0n), end: ends(whole) };
}

function spreadOf(interval: WaterfallStep["interval"], start: bigint): [bigint, bigint] | null {
  if (!interval) return null;
  const [low, high] = [BigInt(interval.lowMinor), BigInt(interval.highMinor)];
  return low === high ? null : [start + low, start + high];
}
