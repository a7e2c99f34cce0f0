import { expect, test } from "vitest";
import { readCsv } from "#app/kernel/csv.ts";
import { readEcbHistory } from "./ecb-history.ts";

const now = new Date("2026-01-05T12:00:00Z");

function read(text: string) {
  const reader = readCsv();
  const records = [...reader.push(new TextEncoder().encode(text)), ...reader.end()];
  return records.map(readEcbHistory(now)).filter((line) => line !== null);
}

test("a file as the bank publishes it: a column a currency, days without a rate and old currencies passed over", () => {
  const file =
    "Date,USD,JPY,CYP,BGN,\n2026-01-02,1.1721,183.8,N/A,N/A,\n1999-01-04,1.1789,133.73,0.58231,N/A,\n";
  const source = "European Central Bank";
  expect(read(file)).toEqual([
    {
      line: 2,
      rates: [
        { currency: "USD", day: "2026-01-02", perEuro: "1.1721", source },
        { currency: "JPY", day: "2026-01-02", perEuro: "183.8", source },
      ],
    },
    expect.objectContaining({ line: 3 }),
  ]);
});

test("each bad line is named by its number, and the others are read", () => {
  const file = [
    "Date,USD",
    "2026-02-30,1.1",
    "2026-01-02,-1",
    "2026-01-02,0.0",
    "2026-01-02,1e3",
    "2027-01-02,1.1",
    "2026-01-02,N/A",
    "2026-01-02,1.17",
  ].join("\n");
  expect(read(file).map((line) => ("reason" in line ? [line.line, line.reason] : line.line))).toEqual([
    [2, "2026-02-30 is no day such as 2026-11-22."],
    [3, "-1 is no rate: units for one euro, above zero, at most ten decimals."],
    [4, "0.0 is no rate: units for one euro, above zero, at most ten decimals."],
    [5, "1e3 is no rate: units for one euro, above zero, at most ten decimals."],
    [6, "2027-01-02 lies in the future."],
    [7, "The line holds no rate."],
    8,
  ]);
});

test("a file of something else says so in its first line", () => {
  expect(read("order_id,customer_id\n1,2\n")[0]).toMatchObject({
    line: 1,
    reason: expect.stringContaining("Date,USD"),
  });
});
