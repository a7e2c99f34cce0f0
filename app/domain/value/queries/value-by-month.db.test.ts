import { expect, test } from "vitest";
import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { createStaff } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { agreeTerms } from "#tests/support/house.ts";
import { companyValue } from "./company-value-queries.server.ts";
import { valueByMonth } from "./value-by-month.server.ts";

const maria = await createStaff("maria");
const now = new Date("2026-11-22T12:00:00.000Z");
await agreeTerms(maria, new Date("2026-01-01T00:00:00.000Z"));

const placed = (externalId: string, placedAt: string, amountMinor: bigint) => ({
  source: "shop",
  externalId,
  customer: "ada-1",
  placedAt: new Date(placedAt),
  amountMinor,
  currency: "EUR",
});

test("nothing realised, no months", async () => {
  expect(await valueByMonth("EUR", { now, timeZone: "UTC" })).toEqual([]);
});

test("months follow the calendar of the company, without gaps, and sum up to the headline", async () => {
  const orders = [
    placed("1", "2026-08-31T22:30:00Z", 10_000n),
    placed("2", "2026-10-05T10:00:00Z", 5_000n),
    placed("3", "2026-10-06T10:00:00Z", 2_500n),
  ];
  await takeOrders(orders, { kind: "system", id: null }, now);
  const berlin = await valueByMonth("EUR", { now, timeZone: "Europe/Berlin" });
  expect(berlin.map(({ month, components }) => [month, components.CLV])).toEqual([
    ["2026-09", "4000"],
    ["2026-10", "3000"],
    ["2026-11", "0"],
  ]);
  const utc = await valueByMonth("EUR", { now, timeZone: "UTC" });
  expect(utc[0]).toMatchObject({ month: "2026-08", components: { CLV: "4000", CRV: "0" } });
  const sum = utc.reduce((total, { components }) => total + BigInt(components.CLV), 0n);
  expect(sum.toString()).toBe((await companyValue())[0]?.realised.components.CLV);
  expect(await valueByMonth("USD", { now, timeZone: "UTC" })).toEqual([]);
  expect((await valueByMonth("EUR", { now, timeZone: "UTC", months: 2 })).map(({ month }) => month)).toEqual([
    "2026-10",
    "2026-11",
  ]);
  expect(await query("select 1 from value_entry")).toHaveLength(3);
});
