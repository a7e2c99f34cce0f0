import { expect, test, vi } from "vitest";
import { addMonths, dayMs } from "#app/kernel/dates.ts";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { query } from "#tests/support/database.ts";
import { insertBase, ordersOf } from "#tests/support/forecast-base.ts";
import { simulatePurchaseDays } from "#tests/support/simulated-customers.ts";
import { gamma, randomFrom } from "../models/random.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { forecastMargin } from "../rules/purchases-to-come.ts";
import { referralToCome } from "../rules/referral-to-come.ts";
import { catchUp } from "./catch-up.server.ts";
import { forecastOf, readStandingValuation, sharesOf, valuationProgress } from "./forecast-queries.server.ts";
import { modelsOf } from "./number-work.ts";
import { recomputeValuation } from "./recompute-valuation.server.ts";
import type { CustomerForecast, Valuation } from "./valuation.ts";
import { valueCustomers } from "./value-customers.server.ts";

vi.setConfig({ testTimeout: 90_000 });

const at = new Date("2026-11-22T09:00:00Z");
const today = Math.floor(at.getTime() / dayMs);
const noon = (daysAgo: number) => new Date((today - daysAgo) * dayMs + 2 * 3_600_000);

async function valued(moment: Date): Promise<Valuation> {
  await valueCustomers(moment);
  const valuation = await readStandingValuation();
  if (valuation === null) throw new Error("it stands");
  expect(await valuationProgress()).toBeNull();
  const odd = await query(
    "select * from value_forecast where purchases = 'NaN' or purchases > 1e6 or mean_minor = 'NaN' or mean_minor > 1e15",
  );
  expect(odd).toEqual([]);
  return valuation;
}

async function setParameters(columns: string, values: string): Promise<void> {
  await query(
    `insert into value_parameters (version, ${columns}, created_at) select max(version) + 1, ${values}, $1 from value_parameters`,
    [at],
  );
}

test("without anybody, and without a currency, a valuation stands that says why it forecasts nothing", async () => {
  expect(await catchUp(at)).toEqual({ kind: "idle" });
  expect(await valued(at)).toMatchObject({
    customers: 0,
    models: {
      buying: { state: "refused", because: "nobody" },
      spend: { state: "refused", because: "no-repeat" },
    },
    totals: { own: { amountMinor: "0" } },
    calibration: { factor: 1, backtests: 0, coverage: null },
  });
});

test("one customer who bought for the first time today has no model of when they buy", async () => {
  const [one = ""] = await insertBase(1, [{ customer: 0, placedAt: noon(0), amountMinor: 1_000 }], at);
  await setParameters("margin_basis_points", "4000");
  expect(await valued(at)).toMatchObject({
    customers: 1,
    models: { buying: { state: "refused", because: "no-time" }, repeatBuyers: 0 },
  });
  expect(await forecastOf(one)).toBeNull();
});

test("where nobody bought again the model of amounts is refused, in words, and nobody is forecast", async () => {
  await insertBase(
    8,
    Array.from({ length: 8 }, (_, customer) => ({ customer, placedAt: noon(40), amountMinor: 0 })),
    at,
  );
  const valuation = await valued(at);
  expect(valuation.models.buying.state).toBe("fitted");
  expect(valuation.models.spend).toEqual({
    state: "refused",
    because: "no-repeat",
    reason: "Nobody bought again with a positive amount.",
  });
  expect(await query("select 1 from forecast_now")).toEqual([]);
});

test("without a margin nobody is worth anything, and with one everybody who bought is", async () => {
  const random = randomFrom(8);
  const model = { variant: "bg-nbd", r: 0.8, alpha: 8, a: 0.6, b: 3 } as const;
  const days = simulatePurchaseDays(random, model, 60, 80).map(
    (one) => new Map([...one].map(([day]) => [day + today - 561, 1] as const)),
  );
  await insertBase(
    60,
    ordersOf(days, () => Math.round(gamma(random, 3) * 700)),
    at,
  );
  await setParameters("margin_basis_points", "null");
  expect(await valued(at)).toMatchObject({ customers: 69, totals: { own: { amountMinor: "0" } } });
  expect(await query("select 1 from forecast_now")).toEqual([]);
  await setParameters("margin_basis_points", "2500");
  const valuation = await valued(at);
  expect(Number(valuation.totals.own.amountMinor)).toBeGreaterThan(0);
  expect(valuation.calibration.backtests).toBeGreaterThan(1);
  expect(valuation.calibration.coverage).toBeGreaterThan(0.6);
  expect(await query("select 1 from forecast_now")).toHaveLength(69);
  const { own, calibrated } = valuation.totals;
  for (const { lowMinor, medianMinor, highMinor } of [own, calibrated])
    expect([Number(lowMinor) <= Number(medianMinor), Number(medianMinor) <= Number(highMinor)]).toEqual([
      true,
      true,
    ]);
});

test("who brought a friend shares in the friend's purchases to come as the rule says, with everybody above them", async () => {
  const [ada = "", bo = "", cy = ""] = (
    await query<{ id: string }>(
      "select customer_id as id from value_forecast order by amount_minor desc limit 3",
    )
  ).map(({ id }) => id);
  await brought(ada, bo, addMonths(at, -20));
  await brought(bo, cy, addMonths(at, -5));
  const valuation = await valued(at);
  const parameters = await withModels(valuation);
  const friend = await forecastOf(cy);
  if (friend === null) throw new Error("cy is forecast");
  const shares = await sharesOf(cy, "friend");
  expect(shares.map(({ referrerId, months, referrers }) => ({ referrerId, months, referrers }))).toEqual(
    expect.arrayContaining([
      { referrerId: ada, months: 31, referrers: 2 },
      { referrerId: bo, months: 31, referrers: 2 },
    ]),
  );
  const toCome = forecastMargin(factsOf(cy, friend), parameters, 31);
  if (toCome === null) throw new Error("there is a margin");
  const figures = referralToCome(
    {
      outcomeId: shares[0]?.outcomeId ?? "",
      friendId: cy,
      currency: "EUR",
      at,
      referrers: [bo, ada].map((customerId) => ({
        customerId,
        contributionId: shares[0]?.contributionId ?? "",
      })),
      toCome,
    },
    parameters,
  );
  const credits = figures.filter(({ flow }) => flow === "credit");
  for (const { customerId, amountMinor } of credits)
    expect(shares.find(({ referrerId }) => referrerId === customerId)?.amountMinor).toBe(
      amountMinor.toString(),
    );
  expect(credits).toHaveLength(2);
  const sums = await query("select sum(amount_minor)::text as sum from forecast_now where kind = 'referral'");
  expect(sums).toEqual([{ sum: "0" }]);
  expect(valuation.totals.sharesMinor).toBe(
    [...shares, ...(await sharesOf(bo, "friend"))]
      .reduce((sum, one) => sum + BigInt(one.amountMinor), 0n)
      .toString(),
  );
  expect(await recomputeValuation(valuation.id)).toMatchObject({ same: true });
});

test("an order that arrives later changes its customer's forecast and the shares in it, and nobody else's", async () => {
  const later = new Date(at.getTime() + 3_600_000);
  const before = await all();
  const [cy = ""] = (
    await query<{ id: string }>("select friend_id as id from value_forecast_share order by months desc")
  ).map(({ id }) => id);
  await query(
    `insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, recorded_at)
     values ($1::uuid, 'test', 'later', $2, $3, 9900, 'EUR', $3)`,
    [newId(later), cy, later],
  );
  expect(await catchUp(later)).toEqual({ kind: "caught-up", customers: 1 });
  const after = await all();
  const changed = after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]));
  expect(new Set(changed.map((row) => row["customer_id"] ?? row["friend_id"]))).toEqual(new Set([cy]));
  expect(changed.length).toBeGreaterThan(1);
  const caught = await forecastOf(cy);
  expect(await catchUp(new Date(later.getTime() + 600_000))).toEqual({ kind: "caught-up", customers: 1 });
  expect(await catchUp(new Date(later.getTime() + 1_200_000))).toEqual({ kind: "caught-up", customers: 0 });
  const valuation = await valued(later);
  const anew = await forecastOf(cy);
  expect(anew).toMatchObject({
    repeats: caught?.repeats,
    paidMinor: caught?.paidMinor,
    ageDays: caught?.ageDays,
  });
  expect(valuation.at).toEqual(later);
});

test("a valuation that was killed half-way leaves the old one standing, and the next one stands whole", async () => {
  const before = await readStandingValuation();
  const standing = await all();
  await query(
    "create function stop_here() returns trigger language plpgsql as $$ begin raise 'stopped'; end $$",
  );
  await query("create trigger stop_here before insert on valuation execute function stop_here()");
  await expect(valueCustomers(at)).rejects.toThrow("stopped");
  await query("drop trigger stop_here on valuation");
  expect(await readStandingValuation()).toEqual(before);
  expect(await all()).toEqual(standing);
  const [one, other] = await Promise.all([valueCustomers(at), valueCustomers(at)]);
  expect(one.digest).toBe(other.digest);
  expect(await query("select 1 from forecast_now where flow = 'own'")).toHaveLength(69);
});

async function all(): Promise<Record<string, string>[]> {
  const half = "half = (select half from standing_valuation)";
  return [
    ...(await query(`select * from value_forecast where ${half} order by customer_id`)),
    ...(await query(`select * from value_forecast_share where ${half} order by friend_id, referrer_id`)),
  ].map(asText);
}

function asText(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}

async function brought(referrerId: string, friendId: string, joinedAt: Date): Promise<void> {
  const [contribution, outcome, state] = [newId(joinedAt), newId(joinedAt), newId(joinedAt)];
  await query(
    "insert into contribution (id, customer_id, kind, occurred_at, recorded_at) values ($1, $2, 'referral', $3, $3)",
    [contribution, referrerId, joinedAt],
  );
  await query(
    "insert into outcome (id, kind, customer_id, recorded_at) values ($1, 'customer-joined', $2, $3)",
    [outcome, friendId, joinedAt],
  );
  await query(
    "insert into outcome_state (id, outcome_id, state, occurred_at, recorded_at) values ($1, $2, 'joined', $3, $3)",
    [state, outcome, joinedAt],
  );
  await query("insert into outcome_influence (outcome_id, contribution_id) values ($1, $2)", [
    outcome,
    contribution,
  ]);
}

async function withModels(valuation: Valuation): Promise<Parameters> {
  const fitted = modelsOf(valuation.models);
  if (fitted === null) throw new Error("both models are fitted");
  const models = {
    purchases: fitted.buying.model,
    spend: fitted.spend.model,
    sourceRef: `valuation:${valuation.id}` as const,
    grade: "C" as const,
  };
  return { ...(await currentParameters(pool)), models };
}

function factsOf(customerId: string, { repeats, recencyDays, ageDays, paid, paidMinor }: CustomerForecast) {
  return {
    customerId,
    currency: "EUR",
    history: { x: repeats, tx: recencyDays / 7, age: ageDays / 7 },
    spend: { x: paid, mean: paid === 0 ? 0 : Number(paidMinor) / paid },
    at,
    lastOrderId: customerId,
  };
}
