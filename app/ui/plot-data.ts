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

/** Where each series lies at each row, from and to: gains pile up above zero, losses beneath it. */
export function stackLayers(
  series: readonly PlotSeries[],
  rows: readonly PlotRow[],
): { key: string; points: { label: string; from: number; to: number }[] }[] {
  const above = rows.map(() => 0);
  const below = rows.map(() => 0);
  return series.map(({ key }) => {
    const values = rows.map((row) => row.values[key] ?? 0);
    // Where a series stands still, it stays on the side where most of it lies, so that its edge does not jump.
    const isLoss = sum(values) < 0;
    const points = rows.map(({ label }, index) => {
      const value = values[index] ?? 0;
      const pile = value < 0 || (value === 0 && isLoss) ? below : above;
      const from = pile[index] ?? 0;
      pile[index] = from + value;
      return { label, from, to: from + value };
    });
    return { key, points };
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
