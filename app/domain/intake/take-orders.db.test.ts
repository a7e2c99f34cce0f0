import { beforeEach, expect, test } from "vitest";
import { dayMs } from "#app/kernel/dates.ts";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { addContribution } from "../activity/add-contribution.server.ts";
import { addOutcome } from "../activity/add-outcome.server.ts";
import { system } from "../activity/record-event.server.ts";
import { recordClicks } from "../referrals/record-clicks.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import type { OrderInput } from "../spend/order.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { revalueAll } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { takeRefund } from "./take-refund.server.ts";

const now = new Date("2026-11-22T12:00:00Z");
let serial = 0;
let ada = { id: "", link: { id: "", code: "" } };

beforeEach(async () => {
  if (ada.id !== "") return;
  const person = await createCustomer("ada", new Date("2026-01-05T09:00:00Z"));
  await createStaff("maria");
  ada = { id: person.id, link: await ensureReferralLink(person.id, now) };
  await setValueParameters({ marginBasisPoints: 4_000 }, system, now);
});

function order(changes: Partial<OrderInput> = {}): OrderInput {
  serial += 1;
  const defaults = { source: "shop", externalId: `order-${serial}`, customer: `friend-${serial}` };
  return { ...defaults, placedAt: now, amountMinor: 10_000n, currency: "EUR", ...changes };
}

async function click(at = now, counted = true): Promise<string> {
  const id = newId(at);
  await recordClicks([{ id, linkId: ada.link.id, at, counted }]);
  return id;
}

async function total(customerId: string): Promise<{ own: bigint; realised: bigint; crv: bigint }> {
  const [row] = await query<{ own: bigint; realised: bigint; crv: bigint }>(
    "select own_minor as own, realised_minor as realised, crv_minor as crv from value_total where customer_id = $1",
    [customerId],
  );
  return row ?? { own: 0n, realised: 0n, crv: 0n };
}

async function balances(customerId: string): Promise<Record<string, bigint>> {
  const rows = await query<{ kind: string; balance: bigint }>(
    `select a.kind, a.balance from ledger_owner o join ledger_account a on a.owner_pseudonym = o.pseudonym where o.customer_id = $1`,
    [customerId],
  );
  return Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance]));
}

test("an order by a referred friend is attributed, rewarded and valued, and conserves", async () => {
  const before = await total(ada.id);
  const [result] = await takeOrders([order({ referral: { clickId: await click() } })], system, now);
  if (result?.kind !== "created") throw new Error("not created");
  const friend = result.customerId;
  expect(result.reward).toMatchObject({ amountMinor: 2_000n, currency: "EUR" });
  expect(await total(friend)).toEqual({ own: 4_000n, realised: 2_000n, crv: 0n });
  const after = await total(ada.id);
  expect(after.crv - before.crv).toBe(2_000n - 4_000n);
  expect((await balances(friend))["pending"]).toBe(2_000n);
  expect((await balances(ada.id))["pending"]).toBe(2_000n);
  const [sums] = await query<{ own: bigint; contribution: bigint; saving: bigint }>(
    `select sum(amount_minor) filter (where flow = 'own')::bigint as own, sum(amount_minor)::bigint as contribution,
       sum(amount_minor) filter (where flow = 'saving')::bigint as saving from value_entry`,
  );
  expect(sums?.contribution).toBe((sums?.own ?? 0n) + (sums?.saving ?? 0n));
});

test("a refund of 30 % reverses exactly 30 % of every figure and reward, and the rest later reverses all", async () => {
  const placed = order({ referral: { clickId: await click() }, amountMinor: 9_999n });
  const beforeAda = { value: await total(ada.id), pending: (await balances(ada.id))["pending"] ?? 0n };
  const [result] = await takeOrders([placed], system, now);
  if (result?.kind !== "created") throw new Error("not created");
  const refund = { source: "shop", orderExternalId: placed.externalId, refundedAt: now };
  expect(
    await takeRefund({ ...refund, externalId: `${placed.externalId}-r1`, amountMinor: 3_000n }, system, now),
  ).toMatchObject({ kind: "created" });
  expect(
    await takeRefund({ ...refund, externalId: `${placed.externalId}-r1`, amountMinor: 3_000n }, system, now),
  ).toMatchObject({ kind: "duplicate" });
  expect((await balances(result.customerId))["pending"]).toBe(1_400n);
  expect(await total(result.customerId)).toEqual({ own: 4_000n - 1_200n, realised: 2_000n - 600n, crv: 0n });
  expect(
    await takeRefund({ ...refund, externalId: `${placed.externalId}-r2`, amountMinor: 7_000n }, system, now),
  ).toMatchObject({ kind: "refused", because: "more-than-the-order" });
  expect(
    await takeRefund({ ...refund, externalId: `${placed.externalId}-r3`, amountMinor: 6_999n }, system, now),
  ).toMatchObject({ kind: "created" });
  expect(await total(result.customerId)).toEqual({ own: 0n, realised: 0n, crv: 0n });
  expect(await total(ada.id)).toEqual(beforeAda.value);
  expect((await balances(ada.id))["pending"]).toBe(beforeAda.pending);
});

test("the same order eight times at once has one effect, a tenth batch with two referrers rewards one", async () => {
  const placed = order({ referral: { clickId: await click() } });
  const results = await Promise.all(Array.from({ length: 8 }, () => takeOrders([placed], system, now)));
  expect(results.flat().filter(({ kind }) => kind === "created")).toHaveLength(1);
  expect(results.flat().filter(({ kind }) => kind === "duplicate")).toHaveLength(7);
  const [count] = await query<{ rewards: number; orders: number }>(
    `select (select count(*)::int from reward where trigger_event_id = o.id) as rewards, count(*)::int as orders
     from purchase_order o where external_id = $1 group by o.id`,
    [placed.externalId],
  );
  expect(count).toEqual({ rewards: 2, orders: 1 });
});

test("self-referral, a second referrer, an old customer and a late click earn nothing", async () => {
  const [own] = await takeOrders(
    [order({ customer: "ada-1", referral: { code: ada.link.code } })],
    system,
    now,
  );
  expect(own).toMatchObject({ kind: "created", reward: null });
  const alias = order({ email: "Ada+friend@example.com", referral: { code: ada.link.code } });
  expect((await takeOrders([alias], system, now))[0]).toMatchObject({ kind: "created", reward: null });
  const cleo = await createCustomer("cleo", new Date("2026-01-06T09:00:00Z"));
  const cleoLink = await ensureReferralLink(cleo.id, now);
  const friend = order({ referral: { code: ada.link.code } });
  await takeOrders(
    [friend, order({ customer: friend.customer, referral: { code: cleoLink.code } })],
    system,
    now,
  );
  expect((await balances(cleo.id))["pending"]).toBeUndefined();
  const old = order({ placedAt: new Date(now.getTime() - 40 * dayMs) });
  await takeOrders([old], system, now);
  expect(
    (
      await takeOrders([order({ customer: old.customer, referral: { clickId: await click() } })], system, now)
    )[0],
  ).toMatchObject({ reward: null });
  const stale = await click(new Date(now.getTime() - 90 * dayMs - 1_000));
  expect((await takeOrders([order({ referral: { clickId: stale } })], system, now))[0]).toMatchObject({
    reward: null,
  });
  const justInTime = await click(new Date(now.getTime() - 90 * dayMs));
  expect((await takeOrders([order({ referral: { clickId: justInTime } })], system, now))[0]).toMatchObject({
    reward: { amountMinor: 2_000n },
  });
  const prefetch = await click(now, false);
  expect((await takeOrders([order({ referral: { clickId: prefetch } })], system, now))[0]).toMatchObject({
    reward: null,
  });
});

test("the reward goes to who the link belongs to, also where another outcome names somebody else; the value is shared", async () => {
  const dov = await createCustomer("dov", new Date("2026-01-06T09:00:00Z"));
  const friend = order({ referral: { code: ada.link.code } });
  await putCustomer({ externalId: friend.customer }, system, now);
  const given = { customer: "dov-1", kind: "introduction", occurredAt: now };
  await addContribution({ ...given, externalId: "intro-1" }, system, now);
  await addContribution({ ...given, externalId: "intro-2" }, system, now);
  const joined = {
    externalId: "joined-1",
    kind: "customer-joined",
    state: "joined",
    occurredAt: now,
    customer: friend.customer,
  };
  await addOutcome({ ...joined, influencedBy: ["intro-1", "intro-2"] }, system, now);
  const before = (await balances(ada.id))["pending"] ?? 0n;
  expect((await takeOrders([friend], system, now))[0]).toMatchObject({
    kind: "created",
    reward: { amountMinor: 2_000n },
  });
  expect((await balances(ada.id))["pending"]).toBe(before + 2_000n);
  expect(await balances(dov.id)).toEqual({});
  expect(await total(dov.id)).toEqual({ own: 0n, realised: 1_000n, crv: 1_000n });
});

test("currencies stay what they are, zero earns nothing, nonsense is refused alone", async () => {
  const results = await takeOrders(
    [
      order({ currency: "USD" }),
      order({ amountMinor: 0n, referral: { code: ada.link.code } }),
      order({ amountMinor: -1n }),
      order({ currency: "XXZ" }),
      order({ placedAt: new Date("2126-01-01T00:00:00Z") }),
    ],
    system,
    now,
  );
  expect(results.map((result) => (result.kind === "refused" ? result.because : result.kind))).toEqual([
    "created",
    "created",
    "bad-amount",
    "bad-currency",
    "bad-date",
  ]);
  expect(results[1]).toMatchObject({ reward: null });
  const [dollars] = await query<{ currency: string }>(
    "select currency from value_entry where currency = 'USD' limit 1",
  );
  expect(dollars?.currency).toBe("USD");
});

test("another amount under the same id is refused, and nothing changes", async () => {
  const placed = order();
  await takeOrders([placed], system, now);
  const [again] = await takeOrders([{ ...placed, amountMinor: 1n }], system, now);
  expect(again).toMatchObject({ kind: "refused", because: "other-amount" });
});

test("new parameters reverse and rewrite every order's figures; totals equal the entries; a second pass changes nothing", async () => {
  await setValueParameters({ marginBasisPoints: 2_500 }, system, now);
  const { orders } = await revalueAll();
  expect(orders).toBeGreaterThan(5);
  expect(await revalueAll()).toEqual({ orders: 0 });
  const wrong = await query(
    `select e.customer_id from (select customer_id, currency, sum(amount_minor) as amount from value_entry group by 1, 2) e
     join value_total t using (customer_id, currency) where t.realised_minor <> e.amount`,
  );
  expect(wrong).toEqual([]);
  const uneven = await query(
    "select pot from value_entry where flow in ('credit', 'debit') group by pot having sum(amount_minor) <> 0",
  );
  expect(uneven).toEqual([]);
});

test("the books refuse changes and deletions", async () => {
  for (const table of [
    "ledger_entry",
    "ledger_transfer",
    "value_entry",
    "purchase_order",
    "activity_event",
    "reward",
  ]) {
    await expect(query(`delete from ${table}`)).rejects.toMatchObject({ code: "42501" });
    await expect(query(`truncate ${table} cascade`)).rejects.toMatchObject({ code: "42501" });
  }
  await expect(query("update ledger_entry set amount = amount + 1")).rejects.toMatchObject({ code: "42501" });
});
