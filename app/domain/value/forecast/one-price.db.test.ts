import { expect, test, vi } from "vitest";
import { dayMs } from "#app/kernel/dates.ts";
import { query } from "#tests/support/database.ts";
import { insertBase } from "#tests/support/forecast-base.ts";
import { randomFrom } from "../models/random.ts";
import { readStandingValuation } from "./forecast-queries.server.ts";
import { recomputeValuation } from "./recompute-valuation.server.ts";
import { valueCustomers } from "./value-customers.server.ts";

vi.setConfig({ testTimeout: 60_000 });

const at = new Date("2026-11-22T09:00:00Z");
const today = Math.floor(at.getTime() / dayMs);

/** Subscriptions at €49: paid every 30 days, one in thirty given up after each. */
function subscriptions(customers: number) {
  const random = randomFrom(customers);
  return Array.from({ length: customers }, (_, customer) => {
    const first = Math.floor(720 * random.uniform());
    let months = 0;
    while (first + 30 * (months + 1) < 720 && random.uniform() > 1 / 30) months += 1;
    const days = Array.from({ length: months + 1 }, (_, month) => first + 30 * month);
    return days.map((one) => ({
      customer,
      placedAt: new Date((today - 720 + one) * dayMs),
      amountMinor: 4_900,
    }));
  }).flat();
}

test("a shop of one price is forecast in money, with intervals, and comes out the same again", async () => {
  await insertBase(400, subscriptions(400), at);
  await query(
    "insert into value_parameters (version, margin_basis_points, created_at) select max(version) + 1, 4000, $1 from value_parameters",
    [at],
  );
  await valueCustomers(at);
  const valuation = await readStandingValuation();
  if (valuation === null) throw new Error("it stands");
  const { spend } = valuation.models;
  if (spend.state === "refused") throw new Error(spend.reason);
  expect(spend.prior).toBe("one-price");
  expect((spend.parameters.p * spend.parameters.gamma) / (spend.parameters.q - 1)).toBeCloseTo(4_900, 6);
  const rows = await query<{ mean: number; expected: number; low: number; high: number }>(
    `select mean_minor as mean, amount_minor::float8 as expected, low_minor::float8 as low, high_minor::float8 as high
     from value_forecast`,
  );
  expect(rows).toHaveLength(400);
  for (const { mean, low, expected, high } of rows) {
    expect(mean).toBeCloseTo(4_900, 6);
    expect(low <= expected && expected <= high).toBe(true);
  }
  const { amountMinor, lowMinor, highMinor } = valuation.totals.own;
  expect(Number(amountMinor)).toBeGreaterThan(0);
  expect(Number(lowMinor) / Number(amountMinor)).toBeGreaterThan(0.8);
  expect(Number(highMinor) / Number(amountMinor)).toBeLessThan(1.2);
  expect(Number(highMinor)).toBeGreaterThan(Number(lowMinor));
  expect(await recomputeValuation(valuation.id)).toMatchObject({ same: true });
});
