import fc from "fast-check";
import { expect, test } from "vitest";
import { boundaryOf, readPartHead } from "./multipart-headers.ts";
import { MalformedForm, readMultipart } from "./read-multipart.ts";

const crlf = "\r\n";

function form(...parts: { head: string; data: Buffer | string }[]): Buffer {
  const pieces = parts.map(({ head, data }) =>
    Buffer.concat([Buffer.from(`--b${crlf}${head}${crlf}${crlf}`), Buffer.from(data), Buffer.from(crlf)]),
  );
  return Buffer.concat([...pieces, Buffer.from(`--b--${crlf}`)]);
}

async function* inPieces(whole: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

async function read(
  whole: Buffer,
  size = 7,
): Promise<{ name: string; fileName: string | null; data: string }[]> {
  const found = [];
  for await (const { name, fileName, data } of readMultipart(inPieces(whole, size), "b")) {
    const pieces = [];
    for await (const piece of data) pieces.push(Buffer.from(piece));
    found.push({ name, fileName, data: Buffer.concat(pieces).toString("latin1") });
  }
  return found;
}

const named = (name: string) => `Content-Disposition: form-data; name="${name}"`;

test("any data comes through whole, in pieces of any size, also where it looks like a boundary", async () => {
  const data = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(fc.constantFrom(crlf, "--b", "\r", "\n", "--", "b", `${crlf}--`, "x"), { maxLength: 20 })
      .map((bits) => Buffer.from(bits.join(""))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(data, { maxLength: 4 }), fc.integer({ min: 1, max: 40 }), async (all, size) => {
      const texts = all
        .map((one) => Buffer.from(one).toString("latin1"))
        .filter((text) => !text.includes("\r\n--b"));
      const clean = texts.filter((text) => !text.startsWith("--b"));
      const whole = form(...clean.map((text) => ({ head: named("x"), data: Buffer.from(text, "latin1") })));
      expect((await read(whole, size)).map((part) => part.data)).toEqual(clean);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("a part that nobody reads is passed over", async () => {
  const whole = form({ head: named("a"), data: "x".repeat(500) }, { head: named("b"), data: "y" });
  const names = [];
  for await (const part of readMultipart(inPieces(whole, 11), "b")) names.push(part.name);
  expect(names).toEqual(["a", "b"]);
});

test("what goes before and after the form is no part of it", async () => {
  const whole = Buffer.concat([
    Buffer.from(`hello${crlf}`),
    form({ head: named("a"), data: "1" }),
    Buffer.from("bye"),
  ]);
  expect(await read(whole)).toEqual([{ name: "a", fileName: null, data: "1" }]);
});

test.each([
  ["nothing at all", ""],
  ["no boundary", "a=1&b=2"],
  ["a head without an end", `--b${crlf}${named("a")}`],
  ["data without an end", `--b${crlf}${named("a")}${crlf}${crlf}data`],
  ["a line without a colon", `--b${crlf}what is this${crlf}${crlf}data${crlf}--b--`],
  ["no disposition", `--b${crlf}Content-Type: text/csv${crlf}${crlf}data${crlf}--b--`],
  ["no head", `--b${crlf}${crlf}data${crlf}--b--`],
  [
    "another disposition",
    `--b${crlf}Content-Disposition: attachment; name="a"${crlf}${crlf}data${crlf}--b--`,
  ],
  ["no name", `--b${crlf}Content-Disposition: form-data${crlf}${crlf}data${crlf}--b--`],
  [
    "a quote that never closes",
    `--b${crlf}Content-Disposition: form-data; name="a${crlf}${crlf}data${crlf}--b--`,
  ],
  ["a boundary in the middle of a line", `--bx${crlf}${named("a")}${crlf}${crlf}data${crlf}--b--`],
  ["an endless head", `--b${crlf}X: ${"x".repeat(20_000)}${crlf}${named("a")}${crlf}${crlf}1${crlf}--b--`],
])("malformed: %s", async (_, text) => {
  await expect(read(Buffer.from(text))).rejects.toThrow(MalformedForm);
});

test.each([
  ['filename="orders; may.csv"', "orders; may.csv"],
  ['filename="say %22hi%22.csv"', 'say "hi".csv'],
  ['filename="say \\"hi\\".csv"', 'say "hi".csv'],
  ['filename="C:\\Users\\ada\\orders.csv"', "orders.csv"],
  ['filename="../../etc/orders.csv"', "orders.csv"],
  ['filename="Bestellungen für 長.csv"', "Bestellungen für 長.csv"],
  ["filename=orders.csv", "orders.csv"],
  ["filename=\"orders.csv\"; filename*=UTF-8''%E2%82%AC%20rates.csv", "€ rates.csv"],
  ["filename*=utf-8'en'na%C3%AFve.csv", "naïve.csv"],
  ["filename=\"plain.csv\"; filename*=UTF-8''%E2%82", "plain.csv"],
  ['filename="a\u0000b\u0007.csv"', "ab.csv"],
  ['filename="50%25.csv"', "50%25.csv"],
  ['filename=""', ""],
  [`filename="${"w".repeat(400)}"`, "w".repeat(255)],
])("a file name: %s", (parameter, fileName) => {
  const line = `content-disposition: FORM-DATA; name="file"; ${parameter}`;
  expect(readPartHead([line])).toEqual({ name: "file", fileName });
});

test.each([
  ["multipart/form-data; boundary=abc", "abc"],
  ['Multipart/Form-Data; charset=utf-8; Boundary="a b;c"', "a b;c"],
  ["multipart/form-data", null],
  ["multipart/form-data; boundary=", null],
  [`multipart/form-data; boundary=${"x".repeat(71)}`, null],
  ["multipart/mixed; boundary=abc", null],
  ["application/x-www-form-urlencoded", null],
  ["", null],
])("the boundary of %s", (contentType, boundary) => {
  expect(boundaryOf(contentType)).toBe(boundary);
});
