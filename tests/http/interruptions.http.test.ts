import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { freePort } from "#tests/support/free-port.ts";
import { httpClient } from "#tests/support/http-client.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const parent = mkdtempSync(join(tmpdir(), "kith-interruptions-"));
let postgres: Awaited<ReturnType<typeof startOwn>>;
let port = 0;

beforeAll(async () => {
  chmodSync(parent, 0o755); // under root the server runs as another account
  port = await freePort();
  postgres = await startOwn();
  await run(process.execPath, [join(root, "tests/setup/migrate-template.ts"), postgres.connectionString]);
  const env = { ...process.env, DATABASE_URL: postgres.connectionString, KITH_MODE: "test" };
  await run(process.execPath, ["--import", "tsx", "tests/e2e/settle-journey.ts"], { cwd: root, env });
});
afterAll(async () => {
  await postgres.stop();
  rmSync(parent, { recursive: true, force: true });
});

function startOwn() {
  return startEmbeddedPostgres({ folder: join(parent, "postgres"), port });
}

function orderOf(externalId: string) {
  const placedAt = new Date().toISOString();
  return { source: "shop", externalId, customer: "bo-1", placedAt, amountMinor: 1_000, currency: "EUR" };
}

async function recorded(like: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: postgres.connectionString });
  await client.connect();
  const { rows } = await client.query<{ external_id: string }>(
    "select external_id from purchase_order where external_id like $1",
    [like],
  );
  await client.end();
  return new Set(rows.map(({ external_id }) => external_id));
}

test("F-05: without its database the server answers 503 at once and says when to try again, and goes on by itself", async () => {
  const server = await startApp(postgres.connectionString);
  const ask = async () => {
    const order = { body: orderOf(`outage-${newId()}`), idempotencyKey: newId() };
    const began = Date.now();
    const answers = await Promise.all([
      callApi(server.origin, "POST", "/api/v1/orders", order),
      callApi(server.origin, "GET", "/api/v1/customers/ada-1/value"),
      httpClient(server.origin).get("/"),
      httpClient(server.origin).get("/r/nobodyscode"),
      httpClient(server.origin, [["session", "nobody"]]).get("/home"),
      httpClient(server.origin).post("/sign-in", {
        form: { intent: "mail", email: `${newId()}@example.com` },
      }),
      httpClient(server.origin).get("/readyz"),
    ]);
    return { answers, ms: Date.now() - began };
  };
  const before = (await ask()).answers.map(({ status }) => status);
  expect(before).toEqual([201, 200, 200, 302, 302, 303, 200]);
  await postgres.stop();
  const until = Date.now() + 8_000;
  while (Date.now() < until) {
    const { answers, ms } = await ask();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503));
    expect(answers.slice(0, -1).every(({ headers }) => Number(headers["retry-after"]) > 0)).toBe(true);
    expect(ms).toBeLessThan(4_000);
    expect((await httpClient(server.origin).get("/healthz")).status).toBe(200);
    await pause(500);
  }
  postgres = await startOwn();
  const back = Date.now();
  while ((await httpClient(server.origin).get("/readyz")).status !== 200) await pause(50);
  expect((await ask()).answers.map(({ status }) => status)).toEqual(before);
  expect(Date.now() - back).toBeLessThan(5_000);
  expect(() => process.kill(server.pid, 0), "the same process lives").not.toThrow();
  await server.stop();
});

test("F-14: stopped in the midst of orders, the server answers every one that it has taken", async () => {
  const server = await startApp(postgres.connectionString);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const outcome = new Map<string, number | string>();
  let stopping = false;
  const worker = async (name: number) => {
    for (let round = 0; !stopping || round === 0; round++) {
      const externalId = `stop-${name}-${round}`;
      outcome.set(externalId, await post(server, agent, externalId));
      if (outcome.get(externalId) !== 201) return;
    }
  };
  const workers = Array.from({ length: 32 }, (_, name) => worker(name));
  await pause(1_000);
  const stopped = server.stop();
  await stopped;
  stopping = true;
  await Promise.all(workers);
  agent.destroy();
  const taken = await recorded("stop-%");
  const unanswered = [...taken].filter((externalId) => outcome.get(externalId) !== 201);
  const answers = Map.groupBy(outcome.values(), (status) => status);
  expect(unanswered).toEqual([]);
  expect(taken.size).toBe(answers.get(201)?.length);
  expect(taken.size).toBeGreaterThan(100);
  expect([...answers.keys()].filter((status) => typeof status === "number" && status >= 500)).toEqual([]);
});

function post(server: AppServer, agent: Agent, externalId: string): Promise<number | string> {
  const body = JSON.stringify(orderOf(externalId));
  const headers = {
    authorization: `Bearer ${bootstrapKey}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "idempotency-key": newId(),
  };
  return new Promise((done) => {
    const asking = request(
      `${server.origin}/api/v1/orders`,
      { method: "POST", headers, agent },
      (response) => {
        response.resume();
        response.once("end", () => done(response.statusCode ?? 0));
        response.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
      },
    );
    asking.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    asking.end(body);
  });
}
