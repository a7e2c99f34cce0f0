import { beforeAll, expect, test } from "vitest";
import { dayMs } from "#app/kernel/dates.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { type BaseOrder, insertBase } from "#tests/support/forecast-base.ts";
import { simulatePurchaseDays } from "#tests/support/simulated-customers.ts";
import { system } from "../../activity/record-event.server.ts";
import { valueCustomers } from "../forecast/value-customers.server.ts";
import { randomFrom } from "../models/random.ts";
import type { ParameterChanges } from "../parameters/change-parameters.ts";
import { setValueParameters } from "../parameters/set-parameters.server.ts";
import { forecastSumsOfCompany } from "../queries/forecast-sums.server.ts";
import { previewChanges } from "./preview-changes.server.ts";

const weeks = 80;
const customers = 120;

beforeAll(async () => {
  await query("update company set currency = 'EUR'");
  await setValueParameters({ marginBasisPoints: 4_000 }, system, now);
  const random = randomFrom(11);
  const model = { variant: "bg-nbd", r: 0.6, alpha: 6, a: 0.8, b: 2.5 } as const;
  const base = simulatePurchaseDays(random, model, customers, weeks);
  const orders = base.flatMap((days, customer): BaseOrder[] =>
    [...days.keys()].map((day) => ({
      customer,
      placedAt: new Date(now.getTime() - (weeks * 7 - day + 1) * dayMs),
      amountMinor: 2_000 + Math.floor(random.uniform() * 9_000),
    })),
  );
  await insertBase(customers, orders, now);
  await valueCustomers(now);
});

const ownToCome = async () => {
  const lines = await forecastSumsOfCompany();
  return Number(lines.find(({ flow }) => flow === "own")?.amountMinor ?? 0n);
};

test.each<[string, ParameterChanges, "more" | "less"]>([
  ["a higher margin", { marginBasisPoints: 5_000 }, "more"],
  ["a longer horizon", { horizonMonths: 60 }, "more"],
  ["a higher discount", { discountBasisPoints: 2_500 }, "less"],
  ["all of it at once", { marginBasisPoints: 3_000, horizonMonths: 12, discountBasisPoints: 500 }, "less"],
])("what is said of %s to come is what the next valuation comes to", async (_, changes, direction) => {
  const before = await ownToCome();
  expect(before).toBeGreaterThan(100_000);
  const said = await previewChanges(changes);
  if (said.kind === "refused") throw new Error(said.detail);
  const { expected, rescored } = said.preview;
  const isScored = "horizonMonths" in changes || "discountBasisPoints" in changes;
  expect(rescored).toEqual(isScored ? { customers, of: customers } : null);
  await setValueParameters(changes, system, now);
  await valueCustomers(now);
  const grown = (await ownToCome()) / before;
  expect(grown > 1 ? "more" : "less").toBe(direction);
  const told = Number(expected.after.ownMinor) / Number(expected.before.ownMinor);
  expect(told).toBeCloseTo(grown, 3);
  const width = (side: typeof expected.after) => Number(side.highMinor) - Number(side.lowMinor);
  expect(width(expected.after) / width(expected.before)).toBeCloseTo(told, 1);
});
