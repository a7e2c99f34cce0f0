export type PlotSeries = { key: string; label: string };

/** One step of the horizontal axis with the value of each series; a missing value counts as 0. */
export type PlotRow = { label: string; values: Readonly<Record<string, number>> };

export type PlotKind = "bar" | "stacked" | "area";

/** Lowest and highest value the picture must hold; always with zero in it. */
export function plotDomain(
  kind: PlotKind,
  series: readonly PlotSeries[],
  rows: readonly PlotRow[],
): [number, number] {
  let low = 0;
  let high = 0;
  for (const row of rows) {
    const values = series.map((one) => row.values[one.key] ?? 0);
    if (kind === "bar") {
      low = Math.min(low, ...values);
      high = Math.max(high, ...values);
    } else {
      low = Math.min(low, sum(values.filter((value) => value < 0)));
      high = Math.max(high, sum(values.filter((value) => value > 0)));
    }
  }
  return low === 0 && high === 0 ? [0, 1] : [low, high];
}

/** Where a series lies at each row, from and to; `series` is its index. */
export type StackLayer = {
  key: string;
  series: number;
  side: "gains" | "losses";
  points: { label: string; from: number; to: number }[];
};

/**
 * Where each series lies at each row: gains pile up above zero, losses beneath it. A series that has both is two layers,
 * each on its own side all along, so that no edge crosses the picture where the sign changes.
 */
export function stackLayers(series: readonly PlotSeries[], rows: readonly PlotRow[]): StackLayer[] {
  const above = rows.map(() => 0);
  const below = rows.map(() => 0);
  return series.flatMap(({ key }, index) => {
    const values = rows.map((row) => row.values[key] ?? 0);
    const layer = (side: StackLayer["side"], kept: readonly number[]): StackLayer => ({
      key,
      series: index,
      side,
      points: rows.map(({ label }, at) => {
        const pile = side === "gains" ? above : below;
        const from = pile[at] ?? 0;
        const to = from + (kept[at] ?? 0);
        pile[at] = to;
        return { label, from, to };
      }),
    });
    const gains = values.map((value) => Math.max(0, value));
    const losses = values.map((value) => Math.min(0, value));
    if (sum(losses) === 0) return [layer("gains", gains)];
    if (sum(gains) === 0) return [layer("losses", losses)];
    return [layer("gains", gains), layer("losses", losses)];
  });
}

/** The labels that fit beneath, evenly spaced, the last one among them. */
export function spacedLabels(rows: readonly PlotRow[], room: number): string[] {
  const labelWidth = 16 + 7 * Math.max(...rows.map((row) => row.label.length));
  const step = Math.max(1, Math.ceil(rows.length / Math.max(1, Math.floor(room / labelWidth))));
  return rows.filter((_, index) => (rows.length - 1 - index) % step === 0).map((row) => row.label);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The ticks of an axis, so few that no two of them read the same; where none can be told apart, zero alone. */
export function readableTicks(
  axis: { ticks: (count: number) => number[] },
  most: number,
  format: (value: number) => string,
): number[] {
  for (let count = most; count > 0; count -= 1) {
    const ticks = axis.ticks(count);
    if (new Set(ticks.map(format)).size === ticks.length) return ticks;
  }
  return [0];
}
