import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import type { OrderInput } from "../spend/order.ts";
import type { ParameterChanges } from "../value/parameters/change-parameters.ts";
import { currentParameters } from "../value/parameters/current-parameters.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { previewChanges } from "../value/preview/preview-changes.server.ts";
import { revalueAll } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { takeRefund } from "./take-refund.server.ts";

let code = "";

function order(customer: string, amountMinor: bigint, told: Partial<OrderInput> = {}): OrderInput {
  const defaults = { source: "shop", externalId: newId(now), currency: "EUR", placedAt: daysFromNow(-1) };
  return { ...defaults, customer, amountMinor, ...told };
}

beforeAll(async () => {
  const ada = await createCustomer("ada", daysFromNow(-300));
  await createStaff("maria");
  ({ code } = await ensureReferralLink(ada.id, daysFromNow(-299)));
});

async function booked() {
  const rows = await query<{ flow: string; amount: bigint }>(
    "select flow, sum(amount_minor)::bigint as amount from value_entry where basis = 'realised' group by flow",
  );
  const of = (flow: string) => rows.find((row) => row.flow === flow)?.amount ?? 0n;
  return { own: of("own"), saving: of("saving"), credit: of("credit"), debit: of("debit") };
}

/** What the preview says, and what the books say once it is saved and valued anew. */
async function sayAndDo(changes: ParameterChanges) {
  const { version } = await currentParameters(pool);
  const said = await previewChanges(changes);
  expect((await currentParameters(pool)).version).toBe(version);
  if (said.kind === "refused") throw new Error(said.detail);
  await setValueParameters(changes, system, now);
  await revalueAll();
  return { said: said.preview, done: await booked() };
}

function expectNear(said: string, done: bigint, orders: number) {
  expect(Math.abs(Number(said) - Number(done)), `${said} said, ${done} done`).toBeLessThanOrEqual(orders);
}

test("without a currency there is nothing to compare, and without a change nothing to see", async () => {
  expect(await previewChanges({ marginBasisPoints: 4000 })).toMatchObject({ because: "no-currency" });
  expect(await previewChanges({ horizonMonths: 36 })).toMatchObject({ because: "nothing-changed" });
  expect(await previewChanges({ horizonMonths: 999 })).toMatchObject({ because: "out-of-range" });
});

test("what a preview says of the first margin is what the books come to", async () => {
  const friend = { referral: { code } };
  await takeOrders(
    [
      order("cleo-1", 10_000n),
      order("cleo-1", 20_000n, { costMinor: 5_000n }),
      order("friend-1", 30_001n, { ...friend, placedAt: daysFromNow(-200) }),
      order("friend-2", 7_777n, { ...friend, placedAt: daysFromNow(-20) }),
    ],
    system,
    now,
  );
  await takeOrders([order("friend-1", 12_345n, { placedAt: daysFromNow(-3) })], system, now);
  const [{ source = "", external_id = "" } = {}] = await query<{ source: string; external_id: string }>(
    "select source, external_id from purchase_order where amount_minor = 10000",
  );
  await takeRefund(
    {
      source,
      orderExternalId: external_id,
      externalId: "back-1",
      amountMinor: 2_500n,
      refundedAt: now,
    } as Parameters<typeof takeRefund>[0],
    system,
    now,
  );
  const { said, done } = await sayAndDo({ marginBasisPoints: 4_000 });
  expectNear(said.realised.after.ownMinor, done.own, 5);
  expectNear(said.realised.after.movedMinor, done.credit, 5);
  expect(Number(done.own)).toBeGreaterThan(30_000);
  expect(said.notes).toContain("forecast-follows");
});

test.each<[string, ParameterChanges]>([
  ["another margin", { marginBasisPoints: 5_500 }],
  ["a shorter horizon", { horizonMonths: 1 }],
  ["a longer horizon", { horizonMonths: 60 }],
  ["an acquisition cost, where there was none", { acquisitionCostMinor: 9_000n }],
  ["a higher acquisition cost", { acquisitionCostMinor: 12_000n }],
  [
    "own evidence of friends who would not have come",
    { entered: { referralLift: { family: "beta", successes: 19, trials: 20, grade: "B", source: "Asked" } } },
  ],
  ["actual costs in the margin", { marginBasis: "actual" }],
])("what a preview says of %s is what the books come to, and moves something", async (_, changes) => {
  const before = await booked();
  const { said, done } = await sayAndDo(changes);
  expect(BigInt(said.realised.before.ownMinor)).toBe(before.own);
  expect(BigInt(said.realised.before.savingMinor)).toBe(before.saving);
  expect(done).not.toEqual(before);
  expectNear(said.realised.after.ownMinor, done.own, 6);
  expectNear(said.realised.after.savingMinor, done.saving, 6);
  expectNear(said.realised.after.movedMinor, done.credit, 6);
  expect(done.credit).toBe(-done.debit);
});
