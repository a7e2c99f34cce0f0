import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { startApi } from "./api-server.ts";

const otherKey = "kith_another_key_of_another_machine_0123456789";
let origin = "";
let stop = async () => {};

beforeAll(async () => {
  ({ origin, stop } = await startApi());
  await bootstrapApiKey(bootstrapKey, new Date());
  await bootstrapApiKey(otherKey, new Date());
  for (const customer of ["ada-1", "bo-1"])
    await callApi(origin, "PUT", `/api/v1/customers/${customer}`, { body: {} });
});
afterAll(() => stop());

/** The four kinds of posts that need a key, with a body of its own each time. */
const posts: Record<string, (id: string) => { body: Record<string, unknown>; table: string }> = {
  "/api/v1/orders": (externalId) => ({ body: order(externalId), table: "purchase_order" }),
  "/api/v1/refunds": (externalId) => ({
    body: {
      source: "shop",
      orderExternalId: "to-refund",
      externalId,
      amountMinor: 1,
      refundedAt: "2026-11-02",
    },
    table: "refund",
  }),
  "/api/v1/contributions": (externalId) => ({
    body: { customer: "ada-1", kind: "reference-call", occurredAt: "2026-11-01", externalId },
    table: "contribution",
  }),
  "/api/v1/outcomes": (externalId) => ({
    body: { externalId, kind: "deal", state: "won", occurredAt: "2026-11-03", influencedBy: [] },
    table: "outcome_state",
  }),
};

beforeAll(async () => {
  const sent = await post("/api/v1/orders", order("to-refund"), newId());
  expect(sent.status, sent.text).toBe(201);
});

describe.each(Object.keys(posts))("L-05 %s", (path) => {
  const make = (id: string) => {
    const made = posts[path]?.(id);
    if (made === undefined) throw new Error(`no such post: ${path}`);
    return made;
  };

  test("the same key and body again gets the same answer, byte for byte, and one effect", async () => {
    const [key, { body, table }] = [newId(), make(newId())];
    const first = await post(path, body, key);
    const before = await count(table);
    const second = await post(path, body, key);
    expect([first.status, second.status], first.text).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(first.headers["idempotent-replayed"]).toBeUndefined();
    expect(second.headers["idempotent-replayed"]).toBe("true");
    expect(await count(table)).toBe(before);
  });

  test("the same key with another body is refused", async () => {
    const key = newId();
    await post(path, make(newId()).body, key);
    const { body, table } = make(newId());
    const before = await count(table);
    const answer = await post(path, body, key);
    expect(answer.status).toBe(422);
    expect(answer.json).toMatchObject({ type: "urn:kith:problem:idempotency-key-reused" });
    expect(await count(table)).toBe(before);
  });

  test("a missing key is refused and nothing happens", async () => {
    const { body, table } = make(newId());
    const before = await count(table);
    const answer = await callApi(origin, "POST", path, { body });
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ type: "urn:kith:problem:idempotency-key-missing" });
    expect(await count(table)).toBe(before);
  });

  test("another caller's same key is independent", async () => {
    const key = newId();
    await post(path, make(newId()).body, key);
    const answer = await post(path, make(newId()).body, key, otherKey);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers["idempotent-replayed"]).toBeUndefined();
  });

  test("after 24 hours the key is new", async () => {
    const key = newId();
    await post(path, make(newId()).body, key);
    await query(
      "update idempotency_record set created_at = created_at - interval '24 hours 1 second' where key = $1",
      [key],
    );
    const answer = await post(path, make(newId()).body, key);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers["idempotent-replayed"]).toBeUndefined();
  });

  test("twins sent at the same moment have one effect and one answer", async () => {
    const [key, { body, table }] = [newId(), make(newId())];
    const before = await count(table);
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(path, body, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, answers[0]?.text).toBe(1);
    expect(answers.filter(({ headers }) => headers["idempotent-replayed"] === undefined)).toHaveLength(1);
    expect(await count(table)).toBe(before + 1);
  });

  test("a refusal is not kept, so that it can be put right", async () => {
    const [key, { body }] = [newId(), make(newId())];
    const wrong = await post(path, { ...body, surprise: true }, key);
    expect(wrong.status).toBe(422);
    expect((await post(path, body, key)).status).toBe(201);
  });
});

test("the same order under another key is the same order", async () => {
  const body = order(newId());
  const first = await post("/api/v1/orders", body, newId());
  const second = await post("/api/v1/orders", body, newId());
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.json).toMatchObject({ id: (first.json as { id: string }).id });
  const changed = await post("/api/v1/orders", { ...body, amountMinor: 1 }, newId());
  expect(changed.status, changed.text).toBe(409);
});

test("a key longer than 255 characters is refused", async () => {
  expect((await post("/api/v1/orders", order(newId()), "k".repeat(256))).status).toBe(400);
});

test("an import with a key is taken once", async () => {
  const text = "order_id,customer_id,email,placed_at,amount,currency\ni-1,ada-1,,2026-01-02,19.90,EUR\n";
  const call = { text, type: "text/csv", idempotencyKey: newId() };
  const first = await callApi(origin, "POST", "/api/v1/imports?kind=orders", call);
  const second = await callApi(origin, "POST", "/api/v1/imports?kind=orders", call);
  expect([first.status, second.status], first.text).toEqual([202, 202]);
  expect(second.text).toBe(first.text);
  expect(second.headers["idempotent-replayed"]).toBe("true");
  const other = await callApi(origin, "POST", "/api/v1/imports?kind=orders", {
    ...call,
    text: `${text}i-2,ada-1,,2026-01-03,1,EUR\n`,
  });
  expect(other.status).toBe(422);
});

function order(externalId: string): Record<string, unknown> {
  return {
    source: "shop",
    externalId,
    customer: "bo-1",
    placedAt: "2026-11-01T10:00:00+01:00",
    amountMinor: 1999,
    currency: "EUR",
  };
}

function post(path: string, body: unknown, idempotencyKey: string, key = bootstrapKey) {
  return callApi(origin, "POST", path, { body, idempotencyKey, key });
}

async function count(table: string): Promise<number> {
  const [row] = await query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row?.n ?? -1;
}
