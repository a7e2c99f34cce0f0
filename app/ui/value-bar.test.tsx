import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ValueBar } from "./value-bar.tsx";
import { valueBarShapes } from "./value-bar-shapes.ts";

const components = [
  { key: "spend", label: "Spend", realisedMinor: "6000", expectedMinor: "2000" },
  { key: "referral", label: "Referral", realisedMinor: "2000" },
  { key: "cost", label: "Cost to serve", realisedMinor: "-1000" },
];

test("lays realised before expected above the line, and debits below it", () => {
  const shapes = valueBarShapes(components, 100);
  expect(shapes.map((shape) => [shape.key, shape.x, shape.width, shape.hatched, shape.below])).toEqual([
    ["spend", 0, 60, false, false],
    ["referral", 60, 20, false, false],
    ["spend", 80, 20, true, false],
    ["cost", 0, 10, false, true],
  ]);
});

test("draws nothing but the line where there is nothing", () => {
  expect(valueBarShapes([{ key: "spend", label: "Spend", realisedMinor: "0" }], 100)).toEqual([]);
});

test("says every amount beside the picture", () => {
  const html = renderToStaticMarkup(
    <ValueBar title="Value by component" components={components} currency="EUR" />,
  );
  const text = html.replace(/<[^>]+>/g, " ");
  for (const words of ["Spend", "60.00", "20.00", "expected", "−€10.00"]) expect(text).toContain(words);
  expect(html).not.toContain("style=");
});
