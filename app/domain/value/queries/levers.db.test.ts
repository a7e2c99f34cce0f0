import { expect, test } from "vitest";
import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { createStaff } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { agreeTerms } from "#tests/support/house.ts";
import { standValuation } from "#tests/support/standing-valuation.ts";
import { valueLevers } from "./levers.server.ts";

const now = new Date("2026-11-22T12:00:00Z");
await agreeTerms(await createStaff("maria"), new Date("2023-01-01T00:00:00Z"));

const order = (customer: string, placedAt: string, amountMinor: bigint) => ({
  ...{ source: "shop", externalId: `${customer} ${placedAt}`, customer, currency: "EUR", amountMinor },
  placedAt: new Date(placedAt),
});
const look = (by?: "quarter" | "year", timeZone = "UTC") => valueLevers("EUR", { timeZone, by });

test("no orders, no levers", async () => {
  expect(await look()).toMatchObject({ fitted: false, cohorts: [], all: null });
});

test("cohorts follow the calendar of the company; size is known before any forecast", async () => {
  await takeOrders(
    [
      order("ada-1", "2026-03-31T22:30:00Z", 10_000n),
      order("ada-1", "2026-06-01T10:00:00Z", 5_000n),
      order("bo-1", "2026-01-05T10:00:00Z", 3_000n),
    ],
    { kind: "system", id: null },
    now,
  );
  const utc = await look();
  expect(utc).toMatchObject({ by: "quarter", fitted: false, horizonMonths: 36 });
  expect(utc.cohorts).toMatchObject([{ cohort: "2026-Q1", customers: 2, sizeMinor: "6000", perYear: null }]);
  const berlin = await look("quarter", "Europe/Berlin");
  expect(berlin.cohorts.map(({ cohort, sizeMinor }) => [cohort, sizeMinor])).toEqual([
    ["2026-Q1", "3000"],
    ["2026-Q2", "7500"],
  ]);
  expect((await look("year")).cohorts).toMatchObject([{ cohort: "2026", customers: 2 }]);
});

test("with a forecast, pace and duration are known and each lever brings something", async () => {
  const customers = await query<{ id: string; external_id: string }>(
    "select id, external_id from customer order by external_id",
  );
  const [ada, bo] = customers.map(({ id }) => id);
  await standValuation({
    at: now,
    forecasts: [
      {
        customerId: ada ?? "",
        amountMinor: 8_000,
        repeats: 1,
        recencyDays: 60,
        ageDays: 240,
        alive: 0.5,
        purchases: 2,
      },
      {
        customerId: bo ?? "",
        amountMinor: 1_000,
        repeats: 0,
        recencyDays: 0,
        ageDays: 320,
        alive: 0.25,
        purchases: 0.5,
      },
    ],
  });
  const { fitted, all } = await look();
  expect(fitted).toBe(true);
  // Active so far: 60 + half of 180 days, and a quarter of 320.
  expect(all?.monthsActive).toBeCloseTo((12 * (150 + 80)) / 365.25 / 2);
  expect(all?.perYear).toBeCloseTo(365.25 / 230);
  expect(all).toMatchObject({ alive: 37.5, toComeMinor: "9000", rise: { sizeMinor: "900" } });
  expect(Number(all?.rise?.frequencyMinor)).toBeGreaterThan(0);
  expect(await valueLevers("USD", { timeZone: "UTC", by: undefined })).toMatchObject({
    fitted: false,
    all: null,
  });
});

test("more quarters than fit are told as years, unless quarters are asked for", async () => {
  const many = Array.from({ length: 13 }, (_, quarter) => {
    const placedAt = new Date(Date.UTC(2023, 3 * quarter + 1, 5)).toISOString();
    return order(`old-${quarter}`, placedAt, 1_000n);
  });
  await takeOrders(many, { kind: "system", id: null }, now);
  expect(await look()).toMatchObject({ by: "year" });
  expect((await look()).cohorts.map(({ cohort }) => cohort)).toEqual(["2023", "2024", "2025", "2026"]);
  expect((await look("quarter")).cohorts).toHaveLength(13);
});
