import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { system } from "#app/domain/activity/record-event.server.ts";
import { putCustomer } from "#app/domain/intake/put-customer.server.ts";
import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";
import { setValueParameters } from "#app/domain/value/parameters/set-parameters.server.ts";
import { addDays } from "#app/kernel/dates.ts";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { customerValueOut, valueSummaryOut } from "#app/routes/api/value-schemas.ts";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { startApi } from "./api-server.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const now = new Date();
const ago = (days: number) => addDays(now, -days);
let origin = "";
let stop = async () => {};

beforeAll(async () => {
  ({ origin, stop } = await startApi());
  await bootstrapApiKey(bootstrapKey, now);
  await setValueParameters({ marginBasisPoints: 4_000 }, system, now);
  const put = await putCustomer({ externalId: "c-0", joinedAt: ago(700) }, system, now);
  if (put.kind === "refused") throw new Error(put.detail);
  await buys("c-0", 0);
  let code = (await ensureReferralLink(put.customerId, now)).code;
  for (let at = 1; at < 60; at++) {
    const id = await buys(`c-${at}`, at, at < 4 ? code : undefined);
    if (at < 4) code = (await ensureReferralLink(id, now)).code;
  }
  await valueCustomers(new Date(Date.now() + 1_000));
});
afterAll(() => stop());

/** Somebody who buys every few weeks, so many times; the first time with a referral. */
async function buys(customer: string, at: number, code?: string): Promise<string> {
  const orders = Array.from({ length: 1 + (at % 7) }, (_, turn) => ({
    ...{ source: "shop", externalId: `${customer}-${turn}`, customer, currency: "EUR" },
    placedAt: ago(600 - 20 * at * (at < 4 ? 1 : 0) - (at % 50) - turn * (20 + (at % 5) * 9)),
    amountMinor: BigInt(4_000 + ((at * 377 + turn * 911) % 3_000)),
    ...(turn === 0 && code !== undefined ? { referral: { code } } : {}),
  }));
  const [result] = await takeOrders(orders, system, now);
  if (result?.kind !== "created") throw new Error("not created");
  return result.customerId;
}

type Entry = { id: string; basis: string; flow: string; component: string; amountMinor: number };
type Value = {
  realisedMinor: number;
  expectedMinor: number;
  ownMinor: number;
  expected: { ownMinor: number; creditMinor: number; debitMinor: number };
  expectedComponents: Record<string, number>;
  purchasesToCome: { amountMinor: number; medianMinor: number } | null;
  expectedInterval80: [number, number];
  entries: Entry[];
};

async function worthOf(externalId: string): Promise<Value> {
  const answer = await callApi(origin, "GET", `/api/v1/customers/${externalId}/value`);
  expect(customerValueOut.safeParse(answer.json).error?.issues, answer.text).toBeUndefined();
  return answer.json as Value;
}

const sum = (entries: readonly Entry[]) => entries.reduce((total, { amountMinor }) => total + amountMinor, 0);

test("entries of each side add up to it, forecasts among them under addresses that stay", async () => {
  for (const who of ["c-0", "c-1", "c-3", "c-20"]) {
    const value = await worthOf(who);
    for (const basis of ["realised", "expected"] as const)
      expect(sum(value.entries.filter((entry) => entry.basis === basis)), `${who} ${basis}`).toBe(
        value[`${basis}Minor`],
      );
    expect(sum(value.entries.filter(({ basis, flow }) => basis === "expected" && flow === "own"))).toBe(
      value.expected.ownMinor,
    );
    expect(Object.values(value.expectedComponents).reduce((all, one) => all + one, 0)).toBe(
      value.expectedMinor,
    );
    const [low, high] = value.expectedInterval80;
    expect(low).toBeLessThanOrEqual(high);
  }
  const friend = await worthOf("c-3");
  expect(friend.purchasesToCome?.amountMinor).toBeGreaterThan(0);
  expect(friend.purchasesToCome?.medianMinor).toBeLessThan(friend.purchasesToCome?.amountMinor ?? 0);
  const toCome = friend.entries.filter(({ id }) => id.startsWith("to-come"));
  expect(toCome.map(({ flow }) => flow).sort()).toEqual(["debit", "debit", "debit", "own"]);
  const referrer = await worthOf("c-0");
  expect(referrer.expected.creditMinor).toBeGreaterThan(0);
  const again = await worthOf("c-3");
  expect(again.entries.map(({ id }) => id)).toEqual(friend.entries.map(({ id }) => id));
});

test("the company's totals are those of its customers, and the models are told with their errors", async () => {
  const answer = await callApi(origin, "GET", "/api/v1/value/summary");
  expect(valueSummaryOut.safeParse(answer.json).error?.issues, answer.text).toBeUndefined();
  const summary = answer.json as {
    ownView: { realisedMinor: number; expectedMinor: number };
    contributionView: { realisedMinor: number; expectedMinor: number };
    calibrationMinor: number;
    state: string;
    models: { buying: { state: string; parameters: object; standardErrors: object } };
  };
  const ids = await query<{ id: string }>("select external_id as id from customer order by 1");
  const all = await Promise.all(ids.map(({ id }) => worthOf(id)));
  const total = (of: (value: Value) => number) => all.reduce((sum, value) => sum + of(value), 0);
  expect(summary.contributionView.realisedMinor).toBe(total(({ realisedMinor }) => realisedMinor));
  expect(summary.contributionView.expectedMinor).toBe(
    total(({ expectedMinor }) => expectedMinor) + summary.calibrationMinor,
  );
  expect(summary.ownView.realisedMinor).toBe(total(({ ownMinor }) => ownMinor));
  expect(summary.ownView.expectedMinor).toBe(
    total(({ expected }) => expected.ownMinor) + summary.calibrationMinor,
  );
  expect(total(({ expected }) => expected.creditMinor + expected.debitMinor)).toBe(0);
  expect(summary.state).toBe("fitted");
  expect(Object.keys(summary.models.buying.standardErrors).sort()).toEqual(["a", "alpha", "b", "r"]);
  expect(Object.keys(summary.models.buying.parameters).sort()).toEqual(["a", "alpha", "b", "r"]);
});
