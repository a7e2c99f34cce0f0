/** A dot. `group` is the index of its group; `href` leads to what it stands for. */
export type ScatterPoint = { key: string; label: string; x: number; y: number; group: number; href: string };

/** Lowest and highest value of an axis that holds all of some values, zero and the line that parts it. */
export function scatterDomain(values: readonly number[], parting: number): [number, number] {
  let low = Math.min(0, parting);
  let high = Math.max(0, parting);
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === high ? [low, low + 1] : [low, high];
}

/** Those ticks that stand at least `gap` apart, the outermost and zero before the others. */
export function roomyTicks(
  ticks: readonly number[],
  place: (value: number) => number,
  gap: number,
): number[] {
  const bySize = [...ticks].sort((a, b) => Math.abs(b) - Math.abs(a));
  const wanted = ticks.includes(0) ? [0, ...bySize.filter((tick) => tick !== 0)] : bySize;
  const kept: number[] = [];
  for (const tick of wanted) {
    if (kept.every((other) => Math.abs(place(other) - place(tick)) >= gap)) kept.push(tick);
  }
  return kept.sort((a, b) => a - b);
}
