import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { makeEntries } from "#tests/support/made-entries.ts";
import { standValuation } from "#tests/support/standing-valuation.ts";
import { companyAccount } from "../entry.ts";
import { setValueParameters } from "../parameters/set-parameters.server.ts";
import { companyOverview } from "./company.server.ts";
import { companyValue } from "./company-value-queries.server.ts";

const maria = await createStaff("maria");
const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
await query("update company set currency = 'EUR'");

const overview = (withoutDefaults = false) => companyOverview("EUR", { withoutDefaults });

test("without a margin there is no value; with one, but without orders, there is none either", async () => {
  expect(await overview()).toMatchObject({ state: "no-margin", forecast: { state: "no-margin" } });
  await setValueParameters({ marginBasisPoints: 4000 }, { kind: "staff", id: maria.id }, now);
  expect(await overview()).toMatchObject({
    state: "no-orders",
    forecast: { state: "no-orders" },
    calibration: null,
    valuation: null,
    progress: null,
  });
});

test("own plus savings is the contribution view to the cent, with the own account and the correction told apart", async () => {
  await query(
    `insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, recorded_at)
     values ($1, 'shop', '1', $2, $3, 25000, 'EUR', $3)`,
    [newId(now), ada.id, now],
  );
  await makeEntries(
    [
      { customerId: ada.id, flow: "own", amountMinor: 10_000n, grade: "A" },
      { customerId: bo.id, flow: "own", amountMinor: 4_001n, grade: "A" },
      { customerId: ada.id, flow: "credit", amountMinor: 2_000n, grade: "D" },
      { customerId: bo.id, flow: "debit", amountMinor: -2_000n, grade: "D" },
      { customerId: ada.id, flow: "saving", amountMinor: -500n, grade: "A", kind: "referral-incentive" },
      { customerId: ada.id, flow: "saving", amountMinor: 450n, grade: "D", kind: "acquisition-saved" },
      { customerId: bo.id, flow: "credit", component: "CKV", amountMinor: 300n, kind: "idea" },
      { customerId: companyAccount, flow: "debit", amountMinor: -300n, kind: "idea" },
      {
        customerId: ada.id,
        flow: "saving",
        component: "CKV",
        basis: "expected",
        amountMinor: 70n,
        kind: "idea",
      },
    ],
    now,
  );
  await standValuation({
    at: now,
    factor: 1.08,
    forecasts: [
      { customerId: ada.id, amountMinor: 6_000 },
      { customerId: bo.id, amountMinor: 4_000 },
    ],
    shares: [{ friendId: bo.id, referrerId: ada.id, amountMinor: 1_500 }],
  });
  const all = await overview();
  expect(all.state).toBe("measured");
  expect(all.equity.realised).toEqual({
    ...{ ownMinor: "14001", correctionMinor: "0", creditMinor: "2300", debitMinor: "-2000" },
    ...{ accountMinor: "-300", savingMinor: "-50", totalMinor: "13951" },
  });
  expect(all.equity.expected).toEqual({
    ...{ ownMinor: "10000", correctionMinor: "800", creditMinor: "1500", debitMinor: "-1500" },
    ...{ accountMinor: "0", savingMinor: "70", totalMinor: "10870" },
  });
  expect(all.realised.amountMinor).toBe("13951");
  expect(all.expected.amountMinor).toBe("10870");
  expect(all.calibration).toMatchObject({ factor: 1.08, backtests: 2, correctionMinor: "800" });
  const [overall] = await companyValue();
  expect(overall).toMatchObject({
    realised: { amountMinor: all.realised.amountMinor, interval: all.realised.interval },
    expected: { amountMinor: all.expected.amountMinor, interval: all.expected.interval },
  });
  const [customers] = await query<{ sum: string }>(
    "select (select sum(realised_minor) from value_total)::text as sum",
  );
  expect(BigInt(customers?.sum ?? 0) - 300n).toBe(13_951n);
});

test("without defaults nothing of grade D is left, and what was is listed by kind", async () => {
  const all = await overview();
  const without = await overview(true);
  expect(without.realised.grades.D).toBe(0);
  expect(without.realised.amountMinor).toBe("13501");
  expect(without.equity.realised).toMatchObject({
    creditMinor: "300",
    debitMinor: "0",
    accountMinor: "-300",
    savingMinor: "-500",
  });
  expect(without.equity.expected).toMatchObject({ creditMinor: "0", debitMinor: "0", totalMinor: "10870" });
  expect(without.grades).toEqual(all.grades);
  expect(all.grades.find(({ grade }) => grade === "D")).toMatchObject({
    realisedMinor: "450",
    expectedMinor: "0",
  });
  expect(all.defaults).toEqual([
    { kind: "acquisition-saved", realisedMinor: "450", expectedMinor: "0" },
    { kind: "referral", realisedMinor: "2000", expectedMinor: "1500" },
  ]);
});

test("a refused model says why, settings that changed are told, and so is how far a valuation has come", async () => {
  await setValueParameters({ marginBasisPoints: 4100 }, { kind: "staff", id: maria.id }, now);
  await query(
    "insert into valuation_progress (step, done, total, began_at, updated_at) values ('Fitting', 3, 9, $1, $1)",
    [now],
  );
  expect(await overview()).toMatchObject({
    valuation: { settingsChanged: true, customers: 2 },
    progress: { step: "Fitting", done: 3, total: 9 },
  });
  await query("delete from valuation_progress");
  const refused = { state: "refused", because: "no-repeat", reason: "Nobody has bought a second time." };
  await standValuation({ at: now });
  await query("alter table valuation disable trigger rows_never_change");
  await query("update valuation set models = jsonb_set(models, '{buying}', $1) where customers = 0", [
    JSON.stringify(refused),
  ]);
  await query("alter table valuation enable trigger rows_never_change");
  const { forecast, expected } = await overview();
  expect(forecast).toEqual({ state: "not-fitted", reason: "nobody has bought a second time" });
  expect(expected.amountMinor).toBe("70");
});
