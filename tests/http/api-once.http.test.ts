import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";

const secondKey = "kith_test_another_key_that_only_tests_know_0123456789";
const placedAt = "2026-11-20T10:00:00Z";
let servers: AppServer[] = [];

beforeAll(async () => {
  const url = process.env["DATABASE_URL"] ?? "";
  servers = await Promise.all([startApp(url), startApp(url)]);
  for (const key of [bootstrapKey, secondKey]) await bootstrapApiKey(key, new Date());
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

test("L-04: a hundred parallel repeats of a request have one effect, over two processes, for each of a hundred keys", async () => {
  const statuses = new Map<number, number>();
  for (let round = 0; round < 100; round++) {
    const headers = {
      authorization: `Bearer ${bootstrapKey}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    };
    const body = JSON.stringify(orderOf(`twin-${round}`));
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const answer = await fetch(`${servers[index % 2]?.origin}/api/v1/orders`, {
          method: "POST",
          headers,
          body,
        });
        return { status: answer.status, body: await answer.text() };
      }),
    );
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const done = answers.filter(({ status }) => status >= 200 && status < 300);
    expect(new Set(done.map((answer) => answer.body)).size, "every success says the same").toBe(1);
  }
  expect([...statuses.keys()].filter((status) => status !== 409 && (status < 200 || status >= 300))).toEqual(
    [],
  );
  const [orders] = await query<{ count: string }>(
    "select count(*) from purchase_order where external_id like 'twin-%'",
  );
  expect(Number(orders?.count)).toBe(100);
}, 180_000);

test("L-05: the same key and body again is answered alike, byte for byte, and says that it is a repeat", async () => {
  const call = { idempotencyKey: randomUUID(), body: orderOf("again") };
  const first = await post("/api/v1/orders", call);
  const second = await post("/api/v1/orders", call, 1);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.text).toBe(first.text);
  expect(first.headers["idempotent-replayed"]).toBeUndefined();
  expect(second.headers["idempotent-replayed"]).toBe("true");
});

test("L-05: the same key with another body is refused", async () => {
  const idempotencyKey = randomUUID();
  await post("/api/v1/orders", { idempotencyKey, body: orderOf("mine") });
  const other = await post("/api/v1/orders", { idempotencyKey, body: orderOf("other") });
  expect(other.status).toBe(422);
  expect(other.headers["content-type"]).toContain("application/problem+json");
  expect(await ordersNamed("other")).toBe(0);
});

test("L-05: no key, no effect", async () => {
  const answer = await post("/api/v1/orders", { body: orderOf("keyless") });
  expect(answer.status).toBe(400);
  expect(await ordersNamed("keyless")).toBe(0);
});

test("L-05: another caller may use the same key", async () => {
  const idempotencyKey = randomUUID();
  const one = await post("/api/v1/orders", { idempotencyKey, body: orderOf("caller-one") });
  const two = await post("/api/v1/orders", { idempotencyKey, key: secondKey, body: orderOf("caller-two") });
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.headers["idempotent-replayed"]).toBeUndefined();
});

test("L-05: after a day a key is new again, and the order is still recorded once", async () => {
  const call = { idempotencyKey: randomUUID(), body: orderOf("yesterday") };
  const first = await post("/api/v1/orders", call);
  await query("update idempotency_record set created_at = created_at - interval '25 hours' where key = $1", [
    call.idempotencyKey,
  ]);
  const later = await post("/api/v1/orders", call, 1);
  expect([first.status, later.status]).toEqual([201, 200]);
  expect(later.headers["idempotent-replayed"]).toBeUndefined();
  expect(await ordersNamed("yesterday")).toBe(1);
});

test("an order sent again under a new key has no second effect", async () => {
  const body = orderOf("resent");
  const first = await post("/api/v1/orders", { idempotencyKey: randomUUID(), body });
  const second = await post("/api/v1/orders", { idempotencyKey: randomUUID(), body });
  const changed = await post("/api/v1/orders", {
    idempotencyKey: randomUUID(),
    body: { ...body, amountMinor: 1 },
  });
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(changed.status).toBeGreaterThanOrEqual(400);
  expect(changed.status).toBeLessThan(500);
  expect(await ordersNamed("resent")).toBe(1);
});

function orderOf(externalId: string): Record<string, unknown> {
  return { source: "shop", externalId, customer: "cleo-1", placedAt, amountMinor: 1999, currency: "EUR" };
}

function post(path: string, call: Parameters<typeof callApi>[3], server = 0): ReturnType<typeof callApi> {
  return callApi(servers[server]?.origin ?? "", "POST", path, call);
}

async function ordersNamed(externalId: string): Promise<number> {
  return (await query("select 1 from purchase_order where external_id = $1", [externalId])).length;
}
