import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import { addDays } from "#app/kernel/dates.ts";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { addContribution } from "../activity/add-contribution.server.ts";
import { addOutcome } from "../activity/add-outcome.server.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { releaseRewards } from "../rewards/release-rewards.server.ts";
import type { OrderInput } from "../spend/order.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { grantReward } from "./grant-reward.server.ts";
import { revalueAll } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { takeRefund } from "./take-refund.server.ts";

const now = new Date("2026-11-22T12:00:00Z");
const afterTheHold = addDays(now, 31);
let ada = { id: "", code: "" };
let serial = 0;

beforeAll(async () => {
  const person = await createCustomer("ada", new Date("2026-01-05T09:00:00Z"));
  await createStaff("maria");
  ada = { id: person.id, code: (await ensureReferralLink(person.id, now)).code };
  await setValueParameters({ marginBasisPoints: 4_000 }, system, now);
});

afterEach(async () => expect(await wrongValues()).toEqual([]));

function friendOrder(changes: Partial<OrderInput> = {}): OrderInput {
  serial += 1;
  const fields = { source: "shop", externalId: `o-${serial}`, customer: `f-${serial}`, currency: "EUR" };
  return { ...fields, placedAt: now, amountMinor: 10_000n, referral: { code: ada.code }, ...changes };
}

function refund(order: OrderInput, amountMinor: bigint, externalId: string = randomUUID()) {
  const fields = { source: order.source, orderExternalId: order.externalId, refundedAt: now };
  return takeRefund({ ...fields, externalId, amountMinor }, system, now);
}

function times<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

/** Customers whose running total differs from the sum of their entries, and pots that do not cancel. */
function wrongValues() {
  return query<Record<string, unknown>>(
    `select 'total' as wrong, t.customer_id::text as subject, t.realised_minor as is, coalesce(sum(e.amount_minor), 0) as should
       from value_total t left join value_entry e on e.customer_id = t.customer_id and e.currency = t.currency and e.basis = 'realised'
       group by t.customer_id, t.currency, t.realised_minor having t.realised_minor <> coalesce(sum(e.amount_minor), 0)
     union all
     select 'pot', pot::text, sum(amount_minor), 0 from value_entry where pot is not null group by pot having sum(amount_minor) <> 0`,
  );
}

async function balances(customerId: string): Promise<Record<string, bigint>> {
  const rows = await query<{ kind: string; balance: bigint }>(
    `select a.kind, a.balance from ledger_owner o join ledger_account a on a.owner_pseudonym = o.pseudonym where o.customer_id = $1`,
    [customerId],
  );
  return Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance]));
}

test("L-10: fifty refunds, twenty-five at once, each of them twice, never give back more than the order", async () => {
  const order = friendOrder();
  await takeOrders([order], system, now);
  const some = (first: number) =>
    times(25, (index) => refund(order, 1_000n, `r-${order.externalId}-${(first + index) % 25}`));
  const results = [...(await some(0)), ...(await some(13))];
  const kinds = Map.groupBy(results, ({ kind }) => kind);
  expect(kinds.get("created")).toHaveLength(10);
  expect(kinds.get("duplicate")).toHaveLength(10);
  const [sums] = await query<{ refunded: bigint; reversed: bigint; given: bigint }>(
    `select (select sum(amount_minor) from refund where order_id = o.id)::bigint as refunded,
       (select sum(amount_minor) from reward where trigger_event_id = o.id)::bigint as given,
       (select sum(e.amount) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id join reward r on r.id = t.reward_id
         where r.trigger_event_id = o.id and t.reverses_id is not null and e.amount > 0)::bigint as reversed
     from purchase_order o where external_id = $1`,
    [order.externalId],
  );
  expect(sums).toEqual({ refunded: 10_000n, reversed: sums?.given, given: 4_000n });
});

test("20: refunds of 30, 30 and 60 % at once: the one that does not fit is refused", async () => {
  const order = friendOrder();
  await takeOrders([order], system, now);
  const results = await Promise.all([3_000n, 3_000n, 6_000n].map((amount) => refund(order, amount)));
  const refused = results.filter((result) => result.kind === "refused");
  expect(refused.map(({ because }) => because)).toEqual(["more-than-the-order"]);
});

test("refunds and two releases at the same moment take each reward from where it is", async () => {
  for (let round = 0; round < 4; round++) {
    const orders = Array.from({ length: 12 }, () => friendOrder());
    await takeOrders(orders, system, now);
    await Promise.all([
      releaseRewards(afterTheHold),
      ...orders.map((order) => refund(order, 10_000n)),
      releaseRewards(afterTheHold),
    ]);
  }
  await releaseRewards(afterTheHold);
  const [left] = await query<{ left: bigint }>(
    "select sum(-balance)::bigint as left from ledger_account where kind = 'expense'",
  );
  const [given] = await query<{ given: bigint }>(
    `select coalesce(sum(r.amount_minor - coalesce((select sum(e.amount) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id
       where t.reward_id = r.id and t.reverses_id is not null and e.amount > 0), 0)), 0)::bigint as given from reward r`,
  );
  expect(left?.left).toBe(given?.given);
  const twice = await query(
    "select subject_id from activity_event where verb = 'reward.released' group by 1 having count(*) > 1",
  );
  expect(twice).toEqual([]);
});

test("19: refunds at once after the hold take what is available, and what is missing becomes a debt", async () => {
  const orders = Array.from({ length: 8 }, () => friendOrder());
  await takeOrders(orders, system, now);
  await releaseRewards(afterTheHold);
  const before = await balances(ada.id);
  expect(before["available"]).toBeGreaterThanOrEqual(16_000n);
  const [spent] = await query<{ id: string }>(
    "select a.id from ledger_account a join ledger_owner o on o.pseudonym = a.owner_pseudonym where o.customer_id = $1 and a.kind = 'available'",
    [ada.id],
  );
  const [expense] = await query<{ id: string }>(
    "select id from ledger_account where kind = 'expense' and currency = 'EUR'",
  );
  const spend = (before["available"] ?? 0n) - 5_000n;
  await query(
    "select post_transfer($1::uuid, 'test', $1::uuid::text, 'reverse', null, null, now(), $2::jsonb)",
    [
      newId(),
      JSON.stringify([
        { account: spent?.id, amount: `-${spend}` },
        { account: expense?.id, amount: `${spend}` },
      ]),
    ],
  );
  const results = await Promise.all(orders.map((order) => refund(order, 10_000n)));
  expect(results.map(({ kind }) => kind)).toEqual(orders.map(() => "created"));
  const after = await balances(ada.id);
  expect(after["available"]).toBe(0n);
  expect((after["debt"] ?? 0n) - (before["debt"] ?? 0n)).toBe(5_000n - 16_000n);
});

test("23: the same grant pressed ten times at once is one grant", async () => {
  const grant = {
    customerId: ada.id,
    amountMinor: 500n,
    currency: "EUR",
    reason: "thanks",
    grantId: newId(),
  };
  const results = await times(10, () => grantReward(grant, system, now));
  expect(results.filter(({ kind }) => kind === "granted")).toHaveLength(1);
  expect(results.filter(({ kind }) => kind === "duplicate")).toHaveLength(9);
});

test("L-07: eight workers whose batches name the same buyers and referrers in opposite orders never fail", async () => {
  const codes = [ada.code];
  for (const who of ["cleo", "dov"] as const) {
    const { id } = await createCustomer(who, new Date("2026-01-05T09:00:00Z"));
    codes.push((await ensureReferralLink(id, now)).code);
  }
  const buyers = Array.from({ length: 12 }, (_, index) => `shared-${index}`);
  await times(8, async (worker) => {
    for (let round = 0; round < 4; round++) {
      const batch = buyers.map((customer, index) =>
        friendOrder({ customer, referral: { code: codes[(index + worker) % 3] ?? "" } }),
      );
      await takeOrders(worker % 2 === 0 ? batch : batch.toReversed(), system, now);
      await refund(batch[round] ?? friendOrder(), 10_000n);
    }
  });
  const [count] = await query<{ orders: number; rewards: number }>(
    `select count(*)::int as orders, (select count(*)::int from reward r join purchase_order p on p.id = r.trigger_event_id
       join customer c on c.id = p.customer_id where c.external_id like 'shared-%') as rewards
     from purchase_order o join customer c on c.id = o.customer_id where c.external_id like 'shared-%'`,
  );
  expect(count).toEqual({ orders: 8 * 4 * 12, rewards: 2 * 12 });
});

test("a revaluation amid orders and refunds: after one more, every order has the newest figures, less what came back", async () => {
  let stop = false;
  const orders: OrderInput[] = [];
  const arriving = times(3, async () => {
    while (!stop) {
      const order = friendOrder();
      await takeOrders([order], system, now);
      orders.push(order);
      await refund(order, BigInt(1 + (serial % 9_000)));
      const older = orders[Math.floor(orders.length / 2)];
      if (older !== undefined) await refund(older, 1n);
    }
  });
  for (const marginBasisPoints of [1_000, 9_000, 2_500, 7_777]) {
    await setValueParameters({ marginBasisPoints }, system, now);
    await Promise.all([revalueAll(), revalueAll()]);
  }
  stop = true;
  await arriving;
  await revalueAll();
  expect(await figuresThatAreNot(7_777)).toEqual([]);
}, 60_000);

/** Orders whose own figure is not the margin of what was kept of it, to the cent of rounding. */
function figuresThatAreNot(marginBasisPoints: number) {
  return query(
    `select o.external_id, figure.minor, o.amount_minor, kept.minor as kept from purchase_order o
     cross join lateral (select coalesce(sum(e.amount_minor), 0) as minor from value_entry e where e.order_id = o.id and e.flow = 'own') figure
     cross join lateral (select o.amount_minor - coalesce((select sum(f.amount_minor) from refund f where f.order_id = o.id), 0) as minor) kept
     where abs(figure.minor - kept.minor * $1::numeric / 10000) > 1`,
    [marginBasisPoints],
  );
}

test("a revaluation by the same parameters follows what became known since", async () => {
  const order = friendOrder();
  await takeOrders([order], system, now);
  const intro = { customer: "cleo-1", kind: "introduction", externalId: randomUUID(), occurredAt: now };
  await addContribution(intro, system, now);
  const joined = { externalId: randomUUID(), kind: "customer-joined", state: "joined", occurredAt: now };
  await addOutcome({ ...joined, customer: order.customer, influencedBy: [intro.externalId] }, system, now);
  await revalueAll();
  const credits = await query<{ minor: bigint }>(
    `select sum(e.amount_minor)::bigint as minor from value_entry e join purchase_order o on o.id = e.order_id
     where o.external_id = $1 and e.flow = 'credit' group by e.customer_id order by 1`,
    [order.externalId],
  );
  expect(credits).toHaveLength(2);
  expect((await revalueAll()).orders).toBe(0);
});
