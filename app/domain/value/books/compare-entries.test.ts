import { expect, test } from "vitest";
import { plain, type ValueEntry } from "../entry.ts";
import { compareEntries } from "./compare-entries.ts";

const entry = (id: string, customerId: string, amountMinor: bigint): ValueEntry => ({
  ...plain,
  id,
  customerId,
  kind: "idea",
  component: "CKV",
  flow: "saving",
  orderId: null,
  amountMinor,
  lowMinor: amountMinor,
  highMinor: amountMinor,
  currency: "EUR",
  grade: "A",
  formula: "idea/margin@1",
  inputs: [],
  parametersVersion: 1,
  occurredAt: new Date(0),
});
const formed = (id: string, who: string, amount: bigint) => ({
  entry: entry(id, who, amount),
  form: `${who} ${amount}`,
});

test("twins count as often as they are there, and what is left goes together by whose it is", () => {
  const stood = [
    formed("1", "ada", 5n),
    formed("2", "ada", 5n),
    formed("3", "bo", 7n),
    formed("4", "cy", 1n),
  ];
  const again = [formed("", "bo", 8n), formed("", "ada", 5n), formed("", "dov", 2n)];
  const { same, unlike } = compareEntries(stood, again);
  expect(same).toBe(1);
  expect(unlike.map((one) => [one.stood?.entry.id ?? null, one.again?.amountMinor ?? null])).toEqual([
    ["2", null],
    ["3", 8n],
    ["4", null],
    [null, 2n],
  ]);
});

test("the order does not matter where all is the same", () => {
  const stood = [formed("1", "ada", 5n), formed("2", "bo", 7n)];
  expect(compareEntries(stood, stood.toReversed())).toEqual({ same: 2, unlike: [] });
});
