import { expect, test } from "vitest";
import { type CsvRecord, csvCell, looksLikeFormula, readCsv } from "./csv.ts";

function read(text: string | Uint8Array, chunkSize = 7): CsvRecord[] {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const reader = readCsv();
  const records: CsvRecord[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize)
    records.push(...reader.push(bytes.subarray(at, at + chunkSize)));
  return [...records, ...reader.end()];
}

function cells(records: CsvRecord[]): string[][] {
  return records.map((record) => (record.kind === "cells" ? record.cells : [`broken: ${record.reason}`]));
}

test("cells, quotes, doubled quotes and line breaks inside quotes", () => {
  expect(cells(read('a,b\r\n"x, y","say ""hi"""\n"two\nlines",2\n'))).toEqual([
    ["a", "b"],
    ["x, y", 'say "hi"'],
    ["two\nlines", "2"],
  ]);
});

test("the chunk size makes no difference", () => {
  const text = 'a,b\n1,"é, ü"\n3,4';
  expect(read(text, 1)).toEqual(read(text, 1_000));
});

test("a byte order mark is no part of the first cell", () => {
  expect(cells(read("\uFEFFa,b\n"))).toEqual([["a", "b"]]);
});

test("semicolons divide where the first line has no comma", () => {
  expect(cells(read("a;b\n1;2\n"))).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("a quote that never closes costs its line only", () => {
  const rest = Array.from({ length: 60 }, (_, index) => `${index},ok`).join("\n");
  const records = read(`a,b\n"never,closed\n${rest}\n`);
  expect(records[1]).toMatchObject({ kind: "broken", line: 2, reason: "a quote is opened and never closed" });
  expect(records).toHaveLength(62);
  expect(records[61]).toMatchObject({ kind: "cells", cells: ["59", "ok"], line: 62 });
});

test("bytes that are not UTF-8 and a line of a megabyte cost their lines only", () => {
  const latin = new Uint8Array([
    ...new TextEncoder().encode("a,b\ncaf"),
    0xe9,
    ...new TextEncoder().encode(",1\nok,2\n"),
  ]);
  expect(read(latin)).toMatchObject([
    { kind: "cells" },
    { kind: "broken", line: 2 },
    { kind: "cells", line: 3 },
  ]);
  const long = read(`a,b\n${"x".repeat(1_048_576)}\nok,2\n`, 4_096);
  expect(long).toMatchObject([
    { kind: "cells" },
    { kind: "broken", line: 2 },
    { kind: "cells", line: 3, cells: ["ok", "2"] },
  ]);
});

test("formula cells are known, negative numbers are not formulas", () => {
  expect(["=1+1", "+x", "-cmd", "@a", "\tq"].every(looksLikeFormula)).toBe(true);
  expect(["-12.50", "+3", "abc", ""].some(looksLikeFormula)).toBe(false);
  expect(csvCell("=1,2")).toBe(`"'=1,2"`);
});
