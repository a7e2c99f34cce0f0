import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf } from "./rich-text-blocks.ts";

const hrefs = (text: string) =>
  blocksOf(text).flatMap(({ lines }) =>
    lines.flat().flatMap((piece) => (piece.kind === "link" ? [piece.href] : [])),
  );

test("paragraphs, lists, quotes and code", () => {
  const kinds = blocksOf("One\ntwo\n\n- a\n- b\n1. x\n> said\n\n```\n<b>\n\n- no\n```\n# End").map(
    ({ kind, lines }) => [kind, lines.length],
  );
  expect(kinds).toEqual([
    ["paragraph", 2],
    ["bullets", 2],
    ["numbers", 1],
    ["quote", 1],
    ["code", 3],
    ["paragraph", 1],
  ]);
});

test("emphasis, code and links within a line", () => {
  const [block] = blocksOf(
    "A **bold** *word* with `code_x`, snake_case_name and [ours](https://example.com/a).",
  );
  expect(block?.lines[0]).toEqual([
    { kind: "text", text: "A " },
    { kind: "strong", text: "bold" },
    { kind: "text", text: " " },
    { kind: "emphasis", text: "word" },
    { kind: "text", text: " with " },
    { kind: "code", text: "code_x" },
    { kind: "text", text: ", snake_case_name and " },
    { kind: "link", text: "ours", href: "https://example.com/a" },
    { kind: "text", text: "." },
  ]);
});

describe("links", () => {
  test.each([
    ["See https://example.com/x, please", ["https://example.com/x"]],
    ["[write](mailto:ada@example.com)", ["mailto:ada@example.com"]],
    ["[run](javascript:alert(1))", []],
    ["[run](JaVaScRiPt:alert%281%29)", []],
    ["[run](data:text/html,x)", []],
    ["[run](//example.com)", []],
    ["[run](vbscript:x)", []],
    ["[a](https://example.com/%22onmouseover=%22x)", ["https://example.com/%22onmouseover=%22x"]],
  ])("%s leads to %j", (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
  });
});

test("no text is lost beside its marks, and none takes long", () => {
  const letters = fc.constantFrom(
    "a",
    "ü",
    "*",
    "_",
    "`",
    "[",
    "]",
    "(",
    ")",
    " ",
    "\n",
    "-",
    ">",
    "1",
    ".",
    "👋",
    "‮",
    "<",
  );
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 400 }), (parts) => {
      const text = parts.join("");
      const shown = blocksOf(text)
        .flatMap(({ lines }) => lines.flat().map((piece) => piece.text))
        .join("");
      expect([...shown].filter((letter) => letter === "a" || letter === "👋")).toEqual(
        [...text].filter((letter) => letter === "a" || letter === "👋"),
      );
    }),
  );
  const began = performance.now();
  for (const part of ["[", "*a", "`", "_a", "[a](", "https://"]) blocksOf(part.repeat(4_000));
  expect(performance.now() - began).toBeLessThan(1_500);
});
