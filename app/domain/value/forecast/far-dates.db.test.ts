import { expect, test, vi } from "vitest";
import { dayMs } from "#app/kernel/dates.ts";
import { query } from "#tests/support/database.ts";
import { insertBase, ordersOf } from "#tests/support/forecast-base.ts";
import { simulatePurchaseDays } from "#tests/support/simulated-customers.ts";
import { gamma, randomFrom } from "../models/random.ts";
import { forecastCustomers } from "./forecast-customers.server.ts";
import { valueCustomers } from "./value-customers.server.ts";

vi.setConfig({ testTimeout: 60_000 });

const at = new Date("2026-11-22T09:00:00Z");
const today = Math.floor(at.getTime() / dayMs);
const model = { variant: "bg-nbd", r: 0.6, alpha: 6, a: 0.8, b: 3 } as const;

test("an order of the year 202, or of one to come, spoils the forecast of nobody else", async () => {
  const random = randomFrom(9);
  const days = simulatePurchaseDays(random, model, 220, 104).map(
    (one) => new Map([...one].map(([day, amount]) => [day + today - 104 * 7 - 1, amount] as const)),
  );
  const [early = "", late = ""] = await insertBase(
    220,
    ordersOf(days, () => Math.round(gamma(random, 3) * 900)),
    at,
  );
  await query(
    "insert into value_parameters (version, margin_basis_points, created_at) select max(version) + 1, 4000, $1 from value_parameters",
    [at],
  );
  for (const [customer, placedAt] of [
    [early, "0202-11-22T09:00:00Z"],
    [late, "9202-11-22T09:00:00Z"],
  ] as const)
    await query(
      `insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, recorded_at)
       values (gen_random_uuid(), 'test', $2::text, $1, $2::timestamptz, 2000, 'EUR', $3)`,
      [customer, placedAt, at],
    );
  expect(await valueCustomers(at)).toMatchObject({ customers: 220, models: { buying: { state: "fitted" } } });
  const rows = await query<{ id: string; age: number; amount: number }>(
    "select customer_id as id, age_days as age, amount_minor::float8 as amount from value_forecast",
  );
  expect(rows).toHaveLength(220);
  expect(rows.every(({ amount }) => Number.isFinite(amount) && amount >= 0)).toBe(true);
  expect(rows.find(({ id }) => id === early)?.age).toBeGreaterThan(600_000);
  expect(await forecastCustomers([early, late], at)).toBe(2);
});
