import { expect, test } from "vitest";
import { type PlotRow, plotDomain, stackLayers } from "./plot-data.ts";

const series = [
  { key: "own", label: "Own" },
  { key: "cost", label: "Cost" },
  { key: "brought", label: "Brought" },
];
const rows: PlotRow[] = [
  { label: "Jan", values: { own: 10, cost: -4 } },
  { label: "Feb", values: { own: 5, brought: 3 } },
];

test("gains pile up above zero and losses beneath; what stands still stays on its own side", () => {
  const layers = stackLayers(series, rows).map(({ key, points }) => [
    key,
    ...points.map(({ from, to }) => [from, to]),
  ]);
  expect(layers).toEqual([
    ["own", [0, 10], [0, 5]],
    ["cost", [0, -4], [0, 0]],
    ["brought", [10, 10], [5, 8]],
  ]);
  expect(plotDomain("area", series, rows)).toEqual([-4, 10]);
});
