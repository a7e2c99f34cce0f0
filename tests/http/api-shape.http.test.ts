import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { bootstrapApiKey, createApiKey, revokeApiKey } from "#app/platform/api-keys.server.ts";
import { type ApiScope, apiScopes } from "#app/platform/api-scopes.ts";
import { operations } from "#app/routes/api/operations.server.ts";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { startApi } from "./api-server.ts";

let origin = "";
let stop = async () => {};

beforeAll(async () => {
  ({ origin, stop } = await startApi());
  await bootstrapApiKey(bootstrapKey, new Date());
});
afterAll(() => stop());

const address = (path: string) => path.replaceAll(/\{\w+\}/g, "nothing-here");
const every = operations.map((operation) => ({
  ...operation,
  name: `${operation.method} ${operation.path}`,
}));

describe.each(every)("$name", ({ method, path, scope }) => {
  test("answers 401 without a key and with a wrong one", async () => {
    for (const key of [null, "kith_wrong"]) {
      const answer = await callApi(origin, method, address(path), { key });
      expect(answer.status).toBe(401);
      expect(answer.headers["www-authenticate"]).toMatch(/^Bearer/);
      expectProblem(answer, 401);
    }
  });

  test("answers 403 to a key without its scope", async () => {
    expect(scope).not.toBeNull();
    const others = (Object.keys(apiScopes) as ApiScope[]).filter((one) => one !== scope && one !== "*");
    const { secret } = await createApiKey({ name: "narrow", scopes: others }, new Date(), async () => {});
    const answer = await callApi(origin, method, address(path), { key: secret });
    expectProblem(answer, 403);
    expect((answer.json as { detail: string }).detail).toContain(scope);
  });
});

test("an address that is not there, and a method it does not take", async () => {
  expectProblem(await callApi(origin, "GET", "/api/v1/nothing"), 404);
  const answer = await callApi(origin, "DELETE", "/api/v1/orders");
  expectProblem(answer, 405);
  expect(String(answer.headers["allow"]).split(", ").sort()).toEqual(["GET", "POST"]);
});

test("what is not JSON is refused by its media type, its size, its depth and its form", async () => {
  const put = (call: { text: string; type?: string }) =>
    callApi(origin, "PUT", "/api/v1/customers/ada-1", call);
  expectProblem(await put({ text: "{}", type: "text/plain" }), 415);
  expectProblem(await put({ text: `{"name":"${"a".repeat(1_048_576)}"}` }), 413);
  expectProblem(await put({ text: "[".repeat(100_000) }), 400);
  expectProblem(await put({ text: `${'{"a":'.repeat(33)}1${"}".repeat(33)}` }), 400);
  expectProblem(await put({ text: '{"name":' }), 400);
  expectProblem(await put({ text: "" }), 400);
  expectProblem(await put({ text: '{"name":"a\\u0000b"}' }), 400);
  expectProblem(await put({ text: '{"name":"\\ud800"}' }), 400);
});

test("NUL in an address is no failure of ours", async () => {
  for (const path of [
    "customers/%00",
    "customers/%00/value",
    "customers/%00/referral-link",
    "orders?cursor=%00",
  ])
    expectProblem(await callApi(origin, "GET", `/api/v1/${path}`), 400);
});

test("unknown fields are refused by name, also those that a prototype would hide", async () => {
  const text = '{"name":"Ada","isAdmin":true,"__proto__":{"role":"owner"},"constructor":{"prototype":{}}}';
  const answer = await callApi(origin, "PUT", "/api/v1/customers/ada-1", { text });
  expectProblem(answer, 422);
  const { errors } = answer.json as { errors: { path: string }[] };
  expect(errors.map(({ path }) => path).sort()).toEqual(["__proto__", "constructor", "isAdmin"]);
  expect(await query("select 1 from customer where external_id = 'ada-1'")).toEqual([]);
});

test("each field that is wrong is named with what to do", async () => {
  const body = {
    source: "",
    externalId: "o-1",
    placedAt: "yesterday",
    amountMinor: 9_007_199_254_740_992,
    currency: "euro",
  };
  const answer = await callApi(origin, "POST", "/api/v1/orders", { body, idempotencyKey: newId() });
  expectProblem(answer, 422);
  const { errors } = answer.json as { errors: { path: string; message: string }[] };
  expect(new Set(errors.map(({ path }) => path))).toEqual(
    new Set(["source", "customer", "placedAt", "amountMinor", "currency"]),
  );
  expect(errors.every(({ message }) => message.length > 5)).toBe(true);
});

test("an unknown or repeated query parameter is refused", async () => {
  expectProblem(await callApi(origin, "GET", "/api/v1/orders?shop=1"), 422);
  expectProblem(await callApi(origin, "GET", "/api/v1/orders?limit=1&limit=2"), 400);
});

test("an expired and a revoked key are refused, a revoked one within five seconds in other processes", async () => {
  const now = new Date();
  const past = await createApiKey(
    { name: "past", scopes: ["*"], expiresAt: new Date(now.getTime() - 1) },
    now,
    async () => {},
  );
  expect((await callApi(origin, "GET", "/api/v1/orders", { key: past.secret })).status).toBe(401);
  const ended = await createApiKey({ name: "ended", scopes: ["*"] }, now, async () => {});
  expect((await callApi(origin, "GET", "/api/v1/orders", { key: ended.secret })).status).toBe(200);
  expect(await revokeApiKey(ended.id, now, async () => {})).toBe(true);
  expect((await callApi(origin, "GET", "/api/v1/orders", { key: ended.secret })).status).toBe(401);
});

test("a secret is kept nowhere", async () => {
  const { id, secret } = await createApiKey(
    { name: "shown once", scopes: ["*"] },
    new Date(),
    async () => {},
  );
  const [row] = await query<{ text: string; prefix: string }>(
    "select to_jsonb(k)::text as text, prefix from api_key k where id = $1",
    [id],
  );
  expect(secret).toMatch(/^kith_[\w-]{43}$/);
  expect(row?.text).not.toContain(secret.slice(10));
  expect(secret.startsWith(row?.prefix ?? "?")).toBe(true);
});

function expectProblem(answer: Awaited<ReturnType<typeof callApi>>, status: number): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(answer.json).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
}
