import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "#app/platform/env.server.ts";
import { callApi } from "#tests/support/api.ts";
import { createStaff, type Person } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { type HttpClient, httpClient } from "#tests/support/http-client.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";
import { signIn } from "#tests/support/sign-in.ts";

const path = "/admin/settings/api-keys";
let app: AppServer;
let maria: Person;
let owner: HttpClient;

beforeAll(async () => {
  app = await startApp(env.DATABASE_URL ?? "");
  maria = await createStaff("maria", new Date());
  const { name, value } = await signIn(maria, { staff: true });
  owner = httpClient(app.origin, [[name, value]]);
});
afterAll(() => app.stop());

test("A-22: a key is shown once, works, and is refused once it is revoked", async () => {
  expect((await owner.get(path)).body).toContain("No keys yet");
  const body = "intent=create&name=Web+shop&scopes=orders%3Awrite&scopes=customers%3Aread&days=90";
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const made = await owner.post(path, { body, headers: form });
  expect(made.status).toBe(200);
  expect(made.headers["cache-control"]).toBe("no-store");
  const secret = /kith_[\w-]{43}/.exec(made.body)?.[0] ?? "";
  expect(secret).not.toBe("");
  expect((await callApi(app.origin, "GET", "/api/v1/orders", { key: secret })).status).toBe(200);

  const page = await owner.get(path);
  expect(page.body).toContain("Web shop");
  expect(page.body).not.toContain(secret);
  const [key] = await query<{ id: string; scopes: string[] }>("select id, scopes from api_key");
  expect(key?.scopes).toEqual(["orders:write", "customers:read"]);
  expect((await owner.get(`${path}?revoke=${key?.id}`)).body).toContain("Revoke Web shop?");

  const ended = await owner.post(path, { form: { intent: "revoke", id: key?.id ?? "" } });
  expect(ended.status).toBe(302);
  expect((await callApi(app.origin, "GET", "/api/v1/orders", { key: secret })).status).toBe(401);
  const events = await query<{ verb: string; actor_id: string }>(
    "select verb, actor_id from activity_event where subject_id = $1 order by id",
    [key?.id],
  );
  expect(events).toEqual([
    { verb: "api-key.created", actor_id: maria.id },
    { verb: "api-key.revoked", actor_id: maria.id },
  ]);
});

test("a form with mistakes keeps what was typed and makes no key", async () => {
  const before = await query("select id from api_key");
  const answer = await owner.post(path, { form: { intent: "create", name: "Half a key", days: "never" } });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain("Half a key");
  expect(answer.body).toContain("Choose what the key may do.");
  expect(await query("select id from api_key")).toEqual(before);
});
