import { expect, test } from "vitest";
import { readHeader, readOrderLine } from "./order-line.ts";

const names = ["order_id", "customer_id", "placed_at", "amount", "currency", "refunded_amount"];

function read(changes: Partial<Record<string, string>>) {
  const header = readHeader(names);
  if ("reason" in header) throw new Error(header.reason);
  const whole: Partial<Record<string, string>> = {
    order_id: "1",
    customer_id: "ada",
    placed_at: "2024-01-05",
    amount: "49.00",
    currency: "EUR",
    refunded_amount: "",
    ...changes,
  };
  return readOrderLine(
    names.map((name) => whole[name] ?? ""),
    header.columns,
  );
}

test.each([
  ["2024-01-05T10:00:00", "2024-01-05T10:00:00.000Z"],
  ["2024-01-05 10:00", "2024-01-05T10:00:00.000Z"],
  ["2024-01-05T10:00:00+02:00", "2024-01-05T08:00:00.000Z"],
])("placed_at %s is %s: without an offset it is UTC", (text, moment) => {
  expect(read({ placed_at: text })).toMatchObject({ placedAt: new Date(moment) });
});

test.each([
  ["placed_at", "05/01/2024", /no date like 2026-11-22, .* \(UTC\)/],
  ["placed_at", "2024-01-05 10:00 CET", /no date like/],
  ["placed_at", "", /placed_at is empty: every order needs one/],
  ["refunded_amount", "49.01", /larger than amount: put into amount what was paid before/],
])("%s %s is refused in words that say what to do", (name, text, words) => {
  expect(read({ [name]: text })).toEqual({ reason: expect.stringMatching(words) });
});
