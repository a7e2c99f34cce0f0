import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { settle } from "#tests/support/house.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";

const orders = 500;
const atOnce = 16;
let server: AppServer;
let code = "";

beforeAll(async () => {
  ({ code } = await settle(new Date()));
  server = await startApp(process.env["DATABASE_URL"] ?? "");
});
afterAll(() => server.stop());

type Sent = { externalId: string; key: string; body: Record<string, unknown> };

function orderNumber(index: number): Sent {
  const externalId = `drill-${index}`;
  const referral = index % 10 === 0 ? { referral: { code } } : {};
  const customer = `drill-customer-${index % 125}`;
  const body = {
    source: "drill",
    externalId,
    customer,
    placedAt: new Date().toISOString(),
    amountMinor: 1_000 + index,
    currency: "EUR",
    ...referral,
  };
  return { externalId, key: newId(), body };
}

async function post({ key, body }: Sent): Promise<number> {
  return callApi(server.origin, "POST", "/api/v1/orders", { body, idempotencyKey: key }).then(
    ({ status }) => status,
    () => 0,
  );
}

async function postAll(
  sent: readonly Sent[],
  onAnswer: (index: number, status: number) => void,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < sent.length; index = next++) {
      const order = sent[index];
      if (order !== undefined) onAnswer(index, await post(order));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

test("killed outright in the middle of 500 orders, no acknowledged one is lost, none is doubled, and the books agree", {
  timeout: 180_000,
}, async () => {
  const sent = Array.from({ length: orders }, (_, index) => orderNumber(index));
  const acknowledged = new Set<string>();
  let isKilled = false;
  await postAll(sent, (index, status) => {
    if (status === 201) acknowledged.add(sent[index]?.externalId ?? "");
    if (acknowledged.size >= 150 && !isKilled) {
      isKilled = true;
      void server.kill();
    }
  });
  expect(acknowledged.size).toBeLessThan(orders);
  const kept = await query<{ external_id: string }>(
    "select external_id from purchase_order where source = 'drill'",
  );
  const inBooks = new Set(kept.map((row) => row.external_id));
  expect([...acknowledged].filter((externalId) => !inBooks.has(externalId))).toEqual([]);

  server = await startApp(process.env["DATABASE_URL"] ?? "");
  const again: number[] = [];
  await postAll(sent, (_, status) => again.push(status));
  expect(again.filter((status) => status !== 201 && status !== 200)).toEqual([]);

  const [books] = await query(
    `select count(*)::int as orders, count(distinct external_id)::int as once,
       (select count(distinct order_id)::int from value_entry where kind = 'own-purchase') as valued,
       (select count(*)::int from (select customer_id, currency, sum(amount_minor) as amount from value_entry group by 1, 2) e
          join value_total t using (customer_id, currency) where t.realised_minor <> e.amount) as wrong_totals,
       (select count(*)::int from (select outcome_id from reward group by outcome_id having count(*) <> 2) r) as doubled_rewards,
       (select count(*)::int from (select customer_id from purchase_order group by 1 having count(*) <> 4) c) as wrong_customers,
       (select count(*)::int from reward r where not exists (select 1 from ledger_transfer t where t.reward_id = r.id)) as unposted
     from purchase_order where source = 'drill'`,
  );
  expect(books).toEqual({
    orders,
    once: orders,
    valued: orders,
    wrong_totals: 0,
    doubled_rewards: 0,
    wrong_customers: 0,
    unposted: 0,
  });
});
