import { expect, test } from "vitest";
import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { agreeTerms } from "#tests/support/house.ts";
import { standValuation } from "#tests/support/standing-valuation.ts";
import { companyValue } from "./company-value-queries.server.ts";
import { valueEntry } from "./entry-source-queries.server.ts";
import { forecastEntriesOf } from "./forecast-entry-queries.server.ts";
import { entryKindsOf } from "./value-entry-queries.server.ts";
import { customerValue } from "./value-queries.server.ts";
import type { CustomerValue } from "./value-view.ts";

const now = new Date("2026-11-22T12:00:00.000Z");
const began = new Date("2026-01-01T00:00:00.000Z");
const maria = await createStaff("maria", began);
const ada = await createCustomer("ada", began);
const cleo = await createCustomer("cleo", began);
const { code } = await ensureReferralLink(ada.id, began);

const placed = (externalId: string, customer: string, amountMinor: bigint) => ({
  ...{ source: "shop", externalId, customer, amountMinor, currency: "EUR" },
  placedAt: new Date("2026-11-22T11:00:00.000Z"),
  ...(customer === "bo-1" ? { referral: { code } } : {}),
});

async function idOf(externalId: string): Promise<string> {
  const [row] = await query<{ id: string }>("select id from customer where external_id = $1", [externalId]);
  return row?.id ?? "";
}

const sumOfSteps = ({ steps }: CustomerValue) =>
  steps.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n).toString();

test("before the margin is entered nothing has a value, and the reason is told", async () => {
  expect(await customerValue(ada.id)).toMatchObject({
    state: "no-margin",
    forecast: { state: "no-margin" },
    realised: { amountMinor: "0" },
    steps: [],
    ownToCome: null,
  });
  expect(await companyValue()).toEqual([]);
});

test("without a valuation, what is expected is not known, with the reason", async () => {
  await agreeTerms(maria, began);
  await takeOrders(
    [placed("1", "ada-1", 20_000n), placed("2", "bo-1", 10_000n)],
    { kind: "system", id: null },
    now,
  );
  expect(await customerValue(ada.id)).toMatchObject({
    state: "measured",
    forecast: { state: "not-fitted" },
    realised: { ownMinor: "8000", flows: { creditMinor: "2000", debitMinor: "0", savingMinor: "-1500" } },
    ownToCome: null,
  });
  expect((await customerValue(cleo.id)).forecast).toEqual({
    state: "no-orders",
    reason: "there are no orders yet",
  });
});

test("a forecast stands beside the books: own purchases, and shares of those of friends on both sides", async () => {
  const boId = await idOf("bo-1");
  await standValuation({
    at: now,
    factor: 1.1,
    forecasts: [
      { customerId: ada.id, amountMinor: 6_000, repeats: 4, recencyDays: 84, ageDays: 147, alive: 0.41 },
      { customerId: boId, amountMinor: 3_000 },
    ],
    shares: [{ friendId: boId, referrerId: ada.id, amountMinor: 1_500 }],
  });
  const [adas, bos] = [await customerValue(ada.id), await customerValue(boId)];
  expect(adas).toMatchObject({
    forecast: { state: "fitted" },
    expected: { amountMinor: "7500", ownMinor: "6000", flows: { creditMinor: "1500" } },
    ownToCome: { amountMinor: "6000", lowMinor: "0", medianMinor: "3000", highMinor: "12000" },
    total: { amountMinor: "16000" },
  });
  expect(bos.expected).toMatchObject({ amountMinor: "1500", flows: { debitMinor: "-1500" } });
  expect(BigInt(bos.expected.interval.lowMinor)).toBeLessThan(1_500n);
  expect([sumOfSteps(adas), sumOfSteps(bos)]).toEqual([adas.total.amountMinor, bos.total.amountMinor]);
  expect(adas.steps.map(({ basis, flow }) => `${basis} ${flow}`)).toEqual([
    "realised own",
    "realised credit",
    "realised saving",
    "expected own",
    "expected credit",
  ]);
  expect(adas.steps[0]?.interval).toMatchObject({ lowMinor: "8000", highMinor: "8000" });
});

test("over all customers credits and debits cancel, and the correction of the past is told apart", async () => {
  const [company] = await companyValue();
  const values = await Promise.all([ada.id, await idOf("bo-1"), cleo.id].map(customerValue));
  const sum = (of: (value: CustomerValue) => string) =>
    values.reduce((total, value) => total + BigInt(of(value)), 0n);
  expect(company?.calibration).toEqual({ factor: 1.1, correctionMinor: "900" });
  expect(BigInt(company?.expected.amountMinor ?? 0)).toBe(
    sum(({ expected }) => expected.amountMinor) + BigInt(company?.calibration?.correctionMinor ?? 0),
  );
  expect(BigInt(company?.realised.amountMinor ?? 0)).toBe(sum(({ realised }) => realised.amountMinor));
  for (const side of [company?.realised, company?.expected]) {
    expect(BigInt(side?.amountMinor ?? 0)).toBe(
      BigInt(side?.ownMinor ?? 0) + BigInt(side?.flows.savingMinor ?? 0),
    );
  }
  expect(company?.ownToCome).toMatchObject({ amountMinor: "9900", lowMinor: "6930", highMinor: "13860" });
});

test("each forecast has a page at an address that stays, with its inputs resolved to what they rest on", async () => {
  const boId = await idOf("bo-1");
  const entries = await forecastEntriesOf(ada.id);
  expect(entries.map(({ id, flow, amountMinor }) => [id, flow, amountMinor])).toEqual([
    ["to-come", "own", "6000"],
    [`to-come-from-${boId}`, "credit", "1500"],
  ]);
  const own = await valueEntry(ada.id, "to-come");
  expect(own?.inputs.map(({ name, value }) => [name, value])).toEqual([
    ["repeat purchases so far", "4 in all"],
    ["days between first and last of them", "84 days"],
    ["silent since", "63 days"],
    ["chance to be still there", "41.0 %"],
    ["purchases to come in 36 months, discounted", "1.500"],
    ["mean amount to come", "500"],
    ["margin", "40 %"],
    ["half of all customers like this bring less than", "3000"],
  ]);
  const refs = new Set(own?.sources.map(({ ref }) => ref));
  expect(own?.inputs.filter(({ sourceRef }) => !refs.has(sourceRef))).toEqual([]);
  expect([...refs].map((ref) => ref.split(":")[0]).sort()).toEqual(["order", "parameters", "valuation"]);
  expect(await valueEntry(boId, `to-come-for-${ada.id}`)).toMatchObject({
    amountMinor: "-1500",
    flow: "debit",
    component: "CLV",
    basis: "expected",
  });
  for (const address of ["to-come-from-nobody", `to-come-for-${boId}`, "to-come-", "order", ada.id]) {
    expect(await valueEntry(ada.id, address)).toBeNull();
  }
});

test("kinds of entries tell realised from expected", async () => {
  expect(await entryKindsOf(ada.id)).toEqual([
    { kind: "own-purchase", currency: "EUR", entries: 2, realisedMinor: "8000", expectedMinor: "6000" },
    { kind: "referral", currency: "EUR", entries: 2, realisedMinor: "2000", expectedMinor: "1500" },
    { kind: "referral-incentive", currency: "EUR", entries: 2, realisedMinor: "-1500", expectedMinor: "0" },
  ]);
});

test("a figure from another currency says what it was, and its rate is a source", async () => {
  await query(
    "insert into exchange_rate (currency, day, per_euro, source, recorded_at) values ('USD', '2026-11-20', 1.25, 'ECB', $1)",
    [now],
  );
  const order = { ...placed("3", "cleo-1", 5_000n), currency: "USD" };
  await takeOrders([order], { kind: "system", id: null }, now);
  const [row] = await query<{ id: string }>("select id from value_entry where customer_id = $1", [cleo.id]);
  const entry = await valueEntry(cleo.id, row?.id ?? "");
  expect(entry).toMatchObject({
    amountMinor: "1600",
    currency: "EUR",
    original: { amountMinor: "2000", currency: "USD", rate: "0.8", day: "2026-11-20" },
  });
  expect(entry?.sources.find(({ kind }) => kind === "exchange")).toMatchObject({
    ref: "exchange:USD:2026-11-20",
    source: "ECB",
    perEuro: "1.2500000000",
  });
});
