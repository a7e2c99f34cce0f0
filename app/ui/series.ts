const fills = [
  "fill-series-1",
  "fill-series-2",
  "fill-series-3",
  "fill-series-4",
  "fill-series-5",
  "fill-series-6",
] as const;
const strokes = [
  "stroke-series-1",
  "stroke-series-2",
  "stroke-series-3",
  "stroke-series-4",
  "stroke-series-5",
  "stroke-series-6",
] as const;

/** Class that fills with the colour of the n-th series, counted from 0; six in all, then over again. */
export function seriesFill(index: number): string {
  return fills[index % fills.length] ?? fills[0];
}

/** The same for lines. */
export function seriesStroke(index: number): string {
  return strokes[index % strokes.length] ?? strokes[0];
}
