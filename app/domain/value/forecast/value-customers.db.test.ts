import { expect, test, vi } from "vitest";
import { dayMs } from "#app/kernel/dates.ts";
import { pool } from "#app/platform/database.server.ts";
import { query } from "#tests/support/database.ts";
import { type BaseOrder, insertBase, ordersOf } from "#tests/support/forecast-base.ts";
import { simulatePurchaseDays } from "#tests/support/simulated-customers.ts";
import { observe, type PurchaseDays } from "../models/purchase-days.ts";
import { gamma, randomFrom } from "../models/random.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import { purchasesToCome } from "../rules/purchases-to-come.ts";
import { defaultRates, meansOf } from "../shrinkage/rates.ts";
import { idBytes } from "./customer-columns.ts";
import { drawModels, fullDraws } from "./draw-spending.ts";
import { forecastOf, readStandingValuation } from "./forecast-queries.server.ts";
import { customerAt, modelsOf } from "./number-work.ts";
import { observeSome } from "./observe-customers.server.ts";
import { readCustomers } from "./read-customers.server.ts";
import { recomputeValuation } from "./recompute-valuation.server.ts";
import type { CustomerForecast, Valuation } from "./valuation.ts";
import { inValuationSessions } from "./valuation-session.server.ts";
import { valueCustomers } from "./value-customers.server.ts";

vi.setConfig({ testTimeout: 90_000 });

const at = new Date("2026-11-22T09:00:00Z");
const today = Math.floor(at.getTime() / dayMs);
const model = { variant: "bg-nbd", r: 0.6, alpha: 6, a: 0.8, b: 3 } as const;

/** Customers who buy as the model says in the two years until `at`; every third order of some day came in two parts. */
function buyers(count: number, seed: number): { orders: BaseOrder[]; days: PurchaseDays[] } {
  const random = randomFrom(seed);
  const shift = today - 104 * 7 - 1;
  const days = simulatePurchaseDays(random, model, count, 104).map(
    (one) => new Map([...one].map(([day, amount]) => [day + shift, amount] as const)),
  );
  const plain = ordersOf(days, () => Math.round(gamma(random, 3) * 900));
  const orders = plain.flatMap((order, index): BaseOrder[] => {
    if (index % 3 === 0)
      return [order, { ...order, placedAt: new Date(order.placedAt.getTime() + 3_600_000) }];
    if (index % 7 === 0) return [{ ...order, refundedMinor: order.amountMinor }];
    if (index % 11 === 0) return [{ ...order, refundedMinor: Math.floor(order.amountMinor / 3) }];
    return [index % 13 === 0 ? { ...order, amountMinor: 0 } : order];
  });
  const netted = days.map((): PurchaseDays => new Map());
  for (const { customer, placedAt, amountMinor, refundedMinor = 0 } of orders) {
    const [of, day] = [netted[customer], Math.floor(placedAt.getTime() / dayMs)];
    of?.set(day, (of.get(day) ?? 0) + amountMinor - refundedMinor);
  }
  return { orders, days: netted };
}

async function setMargin(): Promise<void> {
  await query(
    "insert into value_parameters (version, margin_basis_points, created_at) select max(version) + 1, 4000, $1 from value_parameters",
    [at],
  );
}

test("customers are read as the models see them: days, refunds, nothing paid, and another currency at the rate of its day", async () => {
  const { orders, days } = buyers(150, 3);
  const foreign = {
    customer: 0,
    placedAt: new Date((today - 30) * dayMs),
    amountMinor: 2_000,
    currency: "USD",
  };
  const early = {
    customer: 1,
    placedAt: new Date((today - 900) * dayMs),
    amountMinor: 5_000,
    currency: "USD",
  };
  const ids = await insertBase(150, [...orders, foreign, early], at);
  await query("insert into exchange_rate values ('USD', $1::date, 1.25, 'a test', $2)", [
    new Date((today - 32) * dayMs),
    at,
  ]);
  days[0]?.set(today - 30, (days[0].get(today - 30) ?? 0) + 1_600);
  days[1]?.set(today - 900, 0);
  const known = { at, currency: "EUR" };
  const expected = ids.map((customerId, index) => {
    const one = observe(days[index] ?? new Map(), today);
    if (one === null) throw new Error("everybody bought");
    return {
      customerId,
      repeats: one.history.x,
      recencyDays: Math.round(one.history.tx * 7),
      ageDays: Math.round(one.history.age * 7),
      paid: one.spend.x,
      paidMinor: Math.round(one.spend.x * one.spend.mean),
    };
  });
  expect(await observeSome(pool, ids, known)).toEqual(expected);
  for (const sessions of [1, 2]) {
    const { ids: read, customers } = await inValuationSessions((_, all) => readCustomers(all, known), {
      alone: false,
      sessions,
    });
    const rows = Array.from({ length: customers.size }, (_, index) => ({
      customerId: idAt(read, index),
      ...customerAt(customers, index),
    }));
    expect(rows.toSorted(byId)).toEqual(expected.toSorted(byId));
  }
});

function byId(one: { customerId: string }, other: { customerId: string }): number {
  return one.customerId < other.customerId ? -1 : 1;
}

function idAt(ids: Uint8Array, index: number): string {
  const hex = Buffer.from(ids.subarray(index * idBytes, (index + 1) * idBytes)).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

test.each([
  ["each customer is drawn", 0],
  ["spending is read off a grid", 350],
])(
  "each forecast is what the rule says, to the cent, with the interval of its own draws: %s",
  async (_, more) => {
    if (more === 0) await setMargin();
    else await insertBase(more, buyers(more, 5).orders, at);
    await valueCustomers(at);
    const valuation = await standing();
    const fitted = modelsOf(valuation.models);
    if (fitted === null) throw new Error("both models are fitted");
    const models = {
      purchases: fitted.buying.model,
      spend: fitted.spend.model,
      sourceRef: `valuation:${valuation.id}` as const,
      grade: "C" as const,
    };
    const parameters = { ...(await currentParameters(pool)), models };
    const rows = await forecasts();
    expect(rows).toHaveLength(150 + more);
    const figures = rows.map((row) => ({ row, figure: purchasesToCome(factsOf(row), parameters)[0] }));
    for (const { row, figure } of figures) {
      expect(row.amountMinor, row.customerId).toBe(figure?.amountMinor.toString());
      const atRisk = Number(row.amountMinor) * (1 - row.alive);
      expect(Math.abs(Number(row.atRiskMinor) - atRisk), row.customerId).toBeLessThanOrEqual(1);
    }
    const sum = rows.reduce((total, row) => total + BigInt(row.amountMinor), 0n);
    expect(valuation.totals.own.amountMinor).toBe(sum.toString());
    expect(valuation.totals.method).toBe(more === 0 ? "drawn" : "first-order");
    const drawn = drawModels(fitted, fullDraws);
    const rates = meansOf(defaultRates);
    const random = randomFrom(77);
    const median = { farthest: 0, near: 0, all: 0 };
    const chosen = figures.toSorted((one, other) => historyOf(one.row) - historyOf(other.row));
    for (const { row, figure } of chosen.filter((_one, index) => index % 9 === 0)) {
      const draws = drawn.map((model) => figure?.sample({ rates, random, models: model }) ?? 0);
      const [low, middle, high] = [row.lowMinor, row.medianMinor, row.highMinor].map((point) => [
        draws.filter((draw) => draw < Number(point) - 1).length / fullDraws,
        draws.filter((draw) => draw <= Number(point) + 1).length / fullDraws,
      ]);
      expect(low?.[0], `low of ${row.customerId}`).toBeLessThan(0.14);
      if (row.lowMinor !== row.amountMinor) expect(low?.[1]).toBeGreaterThan(0.06);
      const off = Math.max((middle?.[0] ?? 1) - 0.5, 0.5 - (middle?.[1] ?? 0), 0);
      median.farthest = Math.max(median.farthest, off);
      median.near += off < 0.05 ? 1 : 0;
      median.all += 1;
      if (row.highMinor !== row.amountMinor) expect(high?.[0]).toBeLessThan(0.93);
      expect(high?.[1], `high of ${row.customerId}`).toBeGreaterThan(0.87);
    }
    expect(median.farthest).toBeLessThan(0.1);
    expect(median.near / median.all).toBeGreaterThan(0.95);
  },
);

/** Tells histories apart, so that the same customers are looked at whatever their ids. */
function historyOf({ repeats, recencyDays, ageDays }: CustomerForecast): number {
  return (repeats * 1_000 + recencyDays) * 1_000 + ageDays;
}

test("a valuation that is computed again later comes to the same, whatever arrived since", async () => {
  const before = await standing();
  expect(await valueCustomers(at, { sessions: 2 })).toMatchObject({ digest: before.digest });
  expect(await query("select 1 from forecast_now")).toHaveLength(500);
  const later = new Date(at.getTime() + 86_400_000);
  await insertBase(
    5,
    buyers(5, 9).orders.map((order) => ({ ...order, placedAt: later })),
    later,
  );
  await setMargin();
  expect(await recomputeValuation(before.id)).toMatchObject({ same: true, kept: before.digest });
  const next = await valueCustomers(later);
  expect(next.digest).not.toBe(before.digest);
  expect(await recomputeValuation(before.id)).toMatchObject({ same: true });
  expect(await readStandingValuation()).toMatchObject({ id: next.valuationId });
});

async function standing(): Promise<Valuation> {
  const valuation = await readStandingValuation();
  if (valuation === null) throw new Error("it stands");
  return valuation;
}

async function forecasts(): Promise<(CustomerForecast & { customerId: string })[]> {
  const ids = await query<{ id: string }>("select id from customer order by id");
  const rows = await Promise.all(ids.map(async ({ id }) => ({ id, row: await forecastOf(id) })));
  return rows.flatMap(({ id, row }) => (row === null ? [] : [{ ...row, customerId: id }]));
}

function factsOf({
  customerId,
  repeats,
  recencyDays,
  ageDays,
  paid,
  paidMinor,
}: CustomerForecast & { customerId: string }) {
  return {
    customerId,
    currency: "EUR",
    history: { x: repeats, tx: recencyDays / 7, age: ageDays / 7 },
    spend: { x: paid, mean: paid === 0 ? 0 : Number(paidMinor) / paid },
    at,
    lastOrderId: customerId,
  };
}
