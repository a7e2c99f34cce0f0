import { afterAll, beforeAll, expect, test } from "vitest";
import { bootstrapApiKey } from "#app/platform/api-keys.server.ts";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";

let server: AppServer;

beforeAll(async () => {
  await bootstrapApiKey(bootstrapKey, new Date());
  server = await startApp(process.env["DATABASE_URL"] ?? "", { API_PER_SECOND: "5" });
});
afterAll(() => server?.stop());

test("a key that asks too often is told when to come back, and is let in again then", async () => {
  const ask = () => callApi(server.origin, "GET", "/api/v1/value/summary");
  const answers = await Promise.all(Array.from({ length: 40 }, ask));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(15);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(10);
  expect(refused[0]?.headers).toMatchObject({
    "content-type": "application/problem+json",
    "retry-after": "1",
  });
  expect(refused[0]?.json).toMatchObject({ type: "urn:kith:problem:too-many-requests", status: 429 });
  await new Promise((done) => setTimeout(done, 1_100));
  expect((await ask()).status).toBe(200);
});

test("whoever has no key is refused for that, and spends nobody's share", async () => {
  const strangers = await Promise.all(
    Array.from({ length: 30 }, () =>
      callApi(server.origin, "GET", "/api/v1/value/summary", { key: "kith_wrong" }),
    ),
  );
  expect(new Set(strangers.map(({ status }) => status))).toEqual(new Set([401]));
});
