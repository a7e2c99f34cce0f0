import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Waterfall } from "./waterfall.tsx";
import { waterfallShapes } from "./waterfall-shapes.ts";

const steps = [
  { key: "own", label: "Own", amountMinor: "6000" },
  {
    key: "debit",
    label: "Passed on",
    amountMinor: "-2000",
    interval: { lowMinor: "-3000", highMinor: "-1000" },
  },
  {
    key: "toCome",
    label: "To come",
    amountMinor: "4000",
    interval: { lowMinor: "0", highMinor: "6000" },
    hatched: true,
  },
];
const total = {
  key: "total",
  label: "In all",
  amountMinor: "8000",
  interval: { lowMinor: "4000", highMinor: "10000" },
};

test("each step begins where the last one ended, and what takes away hangs below", () => {
  const { shapes, zero, end } = waterfallShapes(steps, total.interval, 100);
  expect(shapes.map(({ x, width, below, sumMinor }) => [x, width, below, sumMinor])).toEqual([
    [0, 60, false, 6_000n],
    [40, 20, true, 4_000n],
    [40, 40, false, 8_000n],
  ]);
  expect(shapes.map(({ whisker }) => whisker)).toEqual([null, { from: 30, to: 50 }, { from: 40, to: 100 }]);
  expect([zero, end]).toEqual([0, { from: 40, to: 100 }]);
});

test("a sum below zero keeps zero on the line, and nothing at all divides by nothing", () => {
  const { shapes, zero } = waterfallShapes([{ key: "a", label: "A", amountMinor: -500n }], null, 100);
  expect([shapes[0]?.x, shapes[0]?.width, zero]).toEqual([0, 100, 100]);
  expect(waterfallShapes([{ key: "a", label: "A", amountMinor: 0n }], null, 100).shapes[0]).toMatchObject({
    x: 0,
    width: 0,
  });
});

test("says every amount and interval beside the picture, with no style of its own", () => {
  const html = renderToStaticMarkup(
    <Waterfall title="How it comes about" steps={steps} total={total} currency="EUR" />,
  );
  const text = html.replace(/<[^>]+>/g, " ");
  for (const words of ["−€20.00", "€40.00", "€80.00", "€40 and €100", "−€30 and −€10"])
    expect(text).toContain(words);
  expect(html).not.toContain("style=");
});
