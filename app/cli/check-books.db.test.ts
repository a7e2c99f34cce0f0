import { spawnSync } from "node:child_process";
import { beforeAll, expect, test, vi } from "vitest";
import { system } from "#app/domain/activity/record-event.server.ts";
import { putCustomer } from "#app/domain/intake/put-customer.server.ts";
import { revalueCustomers } from "#app/domain/intake/revalue.server.ts";
import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { setValueParameters } from "#app/domain/value/parameters/set-parameters.server.ts";
import { query } from "#tests/support/database.ts";

vi.setConfig({ testTimeout: 120_000 });

const begin = new Date("2026-03-01T12:00:00Z");
const booked = new Date("2026-03-02T12:00:00Z");

beforeAll(async () => {
  await setValueParameters({ marginBasisPoints: 5_000 }, system, begin);
  const ada = { externalId: "ada", email: "ada@ada.example", joinedAt: begin };
  const put = await putCustomer(ada, system, begin);
  if (put.kind === "refused") throw new Error(put.detail);
  const { code } = await ensureReferralLink(put.customerId, begin);
  const order = { source: "shop", externalId: "1", customer: "bo", email: "bo@bo.example", currency: "EUR" };
  const told = { ...order, placedAt: booked, amountMinor: 40_000n, referral: { code } };
  expect(await takeOrders([told], system, booked)).toMatchObject([{ kind: "created" }]);
  await putCustomer({ externalId: "ada", email: "ada@bo.example" }, system, new Date("2026-03-05T12:00:00Z"));
  await revalueCustomers([put.customerId]);
});

function kith(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["app/cli/kith.mjs", "value", ...words], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("value --at --check computes again what stood on a day, with its progress, and ends well where all is the same", () => {
  expect(kith("--at", "2026-03-02", "--check")).toEqual({
    status: 0,
    stdout: [
      "computed before  2026-03-03 00:00 UTC",
      "stood then       5 entries",
      "the same again   5",
      "different        0",
      "",
    ].join("\n"),
    stderr: expect.stringContaining("100 %, 1 computed again"),
  });
  const late = kith("--at", "2026-03-06", "--check");
  expect(late.status).toBe(0);
  expect(late.stdout).toContain("the same again   5, 2 of them by what was known when they were computed");
  const now = kith("--check", "--json");
  expect(now.status).toBe(0);
  expect(JSON.parse(now.stdout)).toMatchObject({ same: 4, stood: 4, sameWhenComputed: 0, differences: [] });
});

test("one that is not the same is told with its id and both figures, and the command ends with 1", async () => {
  await query("alter table former_party disable trigger rows_never_change");
  await query("delete from former_party");
  const { status, stdout } = kith("--at", "2026-03-02", "--check");
  expect(status).toBe(1);
  const [credit] = await query<{ id: string; order: string }>(
    "select id, order_id as order from value_entry where flow = 'credit' and formula = 'referral/pot@2' and reversal_of is null",
  );
  expect(stdout).toContain(
    `order ${credit?.order}, entry ${credit?.id}: stood €100.00 EUR by referral/pot@2, again €0.00 EUR by referral/left-out@1`,
  );
  expect(stdout).toMatch(/^different {8}\d$/m);
  const json = kith("--at", "2026-03-02T23:59:59Z", "--check", "--json");
  expect(json.status).toBe(1);
  const { different, differences } = JSON.parse(json.stdout);
  expect(differences).toHaveLength(different);
  const told = { source: "order", sourceId: credit?.order, entryId: credit?.id };
  expect(differences).toContainEqual({
    ...told,
    stood: expect.objectContaining({ amountMinor: 10_000, formula: "referral/pot@2" }),
    again: expect.objectContaining({ amountMinor: 0, formula: "referral/left-out@1" }),
  });
});

test("what it cannot do it says, and does nothing", () => {
  const both = kith("--check", "--customer", "ada");
  expect(both).toMatchObject({ status: 2, stdout: "" });
  expect(both.stderr).toContain("leave out --customer and --now");
  const wrong = kith("--check", "--at", "2026-02-30");
  expect(wrong).toMatchObject({ status: 2, stdout: "" });
  expect(wrong.stderr).toContain("--at 2026-02-30 is no date");
});
