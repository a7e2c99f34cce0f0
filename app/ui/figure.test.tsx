import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Figure } from "./figure.tsx";

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, "").replaceAll("&lt;", "<");
}

test("says the amount, its interval and its grades in words", () => {
  const html = renderToStaticMarkup(
    <Figure
      label="Expected"
      amountMinor="1005812"
      currency="EUR"
      interval={{ lowMinor: "890000", highMinor: "1140000", level: 80 }}
      grades={{ A: 71, B: 28.6, C: 0, D: 0.4 }}
      whyHref="/why"
    />,
  );
  expect(html).toContain('<data value="1005812"');
  expect(textOf(html)).toContain("10,058");
  expect(textOf(html)).toContain("80 % between 8,900 and 11,400");
  expect(textOf(html)).toContain("Grade A71 %Grade B29 %Grade D<1 %");
  expect(html).toContain('href="/why"');
  expect(html).not.toContain("style=");
});

test("says that nothing is known and how to measure it, never a dash", () => {
  const html = renderToStaticMarkup(
    <Figure
      label="Influence"
      amountMinor={null}
      currency="EUR"
      unknown={{ reason: "not measured yet", howHref: "/how" }}
    />,
  );
  expect(textOf(html)).toMatch(/€\s?0· not measured yet · how to measure/);
  expect(html).not.toMatch(/[–—]/);
});
