import { expect, test } from "vitest";
import { type PlotRow, plotDomain, readableTicks, spacedLabels, stackLayers } from "./plot-data.ts";

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

test("a series that gains and loses stays on each side all along", () => {
  const gifts = [
    { key: "own", label: "Own" },
    { key: "gifts", label: "Gifts" },
  ];
  const months: PlotRow[] = [
    { label: "Jan", values: { own: 10, gifts: 2 } },
    { label: "Feb", values: { own: 8, gifts: -3 } },
  ];
  expect(stackLayers(gifts, months)).toEqual([
    {
      key: "own",
      series: 0,
      side: "gains",
      points: [
        { label: "Jan", from: 0, to: 10 },
        { label: "Feb", from: 0, to: 8 },
      ],
    },
    {
      key: "gifts",
      series: 1,
      side: "gains",
      points: [
        { label: "Jan", from: 10, to: 12 },
        { label: "Feb", from: 8, to: 8 },
      ],
    },
    {
      key: "gifts",
      series: 1,
      side: "losses",
      points: [
        { label: "Jan", from: 0, to: 0 },
        { label: "Feb", from: 0, to: -3 },
      ],
    },
  ]);
});

test("leaves out labels that would touch, and never the last", () => {
  const rows = Array.from({ length: 24 }, (_, index) => ({ label: `Month ${index + 10}`, values: {} }));
  expect(spacedLabels(rows, 700)).toEqual([
    "Month 12",
    "Month 15",
    "Month 18",
    "Month 21",
    "Month 24",
    "Month 27",
    "Month 30",
    "Month 33",
  ]);
  expect(spacedLabels(rows, 10)).toEqual(["Month 33"]);
  expect(spacedLabels([], 700)).toEqual([]);
});

test("no two ticks of an axis read the same", () => {
  const every = (step: number) =>
    Array.from({ length: Math.floor(3 / step) + 1 }, (_, index) => index * step);
  const axis = { ticks: (count: number) => every(count > 3 ? 0.5 : 1) };
  const whole = (value: number) => value.toFixed(0);
  expect(readableTicks(axis, 4, whole)).toEqual([0, 1, 2, 3]);
  expect(readableTicks(axis, 4, (value) => value.toFixed(1))).toHaveLength(7);
  expect(readableTicks(axis, 4, () => "€0")).toEqual([0]);
});
