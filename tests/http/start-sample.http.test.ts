import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, afterEach, expect, inject, test } from "vitest";
import { cloneDatabase } from "#tests/support/clone.ts";
import { query } from "#tests/support/database.ts";
import { freePort } from "#tests/support/free-port.ts";
import { httpClient } from "#tests/support/http-client.ts";

const root = join(import.meta.dirname, "../..");
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const other = await cloneDatabase(inject("testServer"));
afterAll(() => other.drop());

type Running = { child: ChildProcess; said: () => string; ended: Promise<unknown> };
let running: Running | undefined;

afterEach(stop);

async function stop(): Promise<void> {
  running?.child.kill("SIGTERM");
  await running?.ended;
  running = undefined;
}

/** Runs the command of `npm start` on a database. */
function start(databaseUrl: string, words: string[], settings: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, ["app/cli/start.mjs", ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      KITH_MODE: "development",
      PORT: String(port),
      HOST: "127.0.0.1",
      ORIGIN: origin,
      DATABASE_URL: databaseUrl,
      ...settings,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  running = { child, said: () => said, ended: once(child, "exit") };
  return running;
}

/** Starts and waits for the greeting. */
async function started(...words: string[]): Promise<string> {
  const one = start(process.env["DATABASE_URL"] ?? "", words);
  for (let attempt = 0; attempt < 900 && !one.said().includes("Stop it with"); attempt++) {
    if (one.child.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  expect(one.said()).toContain("Stop it with");
  return one.said();
}

function linksIn(said: string): string[] {
  return [...said.matchAll(/http:\/\/\S+(\/link\/\S+)/g)].map(([, path]) => path ?? "");
}

async function enter(path: string) {
  const client = httpClient(origin);
  await client.get(path);
  const answer = await client.post(path, { form: {} });
  expect(answer.status).toBe(303);
  return client;
}

/** What the main pages of both say, by an expression that only a company with a history meets. */
const pagesOfCustomer: Record<string, RegExp> = {
  "/home": /became real and 3 people came because of you[\s\S]*Orla Brennan/,
  "/open-door": /answers within/,
  "/groups": /Café panel/,
  "/refer": /Marcus/,
  "/rewards": /€60\.00/,
  "/consent": /Comparison of cafés/,
  "/ideas": /Sell the cafés/,
};
const pagesOfOwner: Record<string, RegExp> = {
  "/admin": /Needs you/,
  "/admin/inbox": /Overdue/,
  "/admin/customers": /Harbour Light Café/,
  "/admin/ideas": /Waits to be read/,
  "/admin/groups": /Brew guide/,
  "/admin/rewards": /Taken back/,
  "/admin/imports": /market-stall\.csv/,
  "/admin/audit": /Sample loaded/,
};

test("an empty database becomes the sample company, with two links that sign in; later starts serve it", {
  timeout: 180_000,
}, async () => {
  const first = await started("--sample");
  const [customer = "", owner = "", ...more] = linksIn(first);
  expect(more).toEqual([]);
  expect(first).not.toContain("/set-up/");
  for (const [path, pages] of [
    [customer, pagesOfCustomer],
    [owner, pagesOfOwner],
  ] as const) {
    const client = await enter(path);
    for (const [page, words] of Object.entries(pages)) {
      const answer = await client.get(page);
      expect(answer.status, page).toBe(200);
      expect(answer.body.replaceAll("<!-- -->", "").replaceAll("&#x27;", "'"), page).toMatch(words);
    }
  }
  await stop();

  const orders = await query("select count(*) from purchase_order");
  expect(linksIn(await started())).toEqual([]);
  await stop();

  const third = await started("--sample");
  expect(third).toContain("The sample company is there already.");
  const fresh = linksIn(third);
  expect(fresh).toHaveLength(2);
  expect(fresh).not.toContain(customer);
  await enter(fresh[0] ?? "");
  expect(await query("select count(*) from purchase_order")).toEqual(orders);
});

test("beside people of one's own it is refused, and the start ends with the reason", {
  timeout: 120_000,
}, async () => {
  const bootstrap = { BOOTSTRAP_OWNER_EMAIL: "maria@example.com" };
  const owned = start(other.url, [], bootstrap);
  await expect.poll(() => owned.said(), { timeout: 90_000 }).toContain("Stop it with");
  await stop();
  const refused = start(other.url, ["--sample"], bootstrap);
  await refused.ended;
  expect(refused.child.exitCode).toBe(1);
  expect(refused.said()).toContain("This database is not empty");
  expect(refused.said()).not.toContain("Loading");
});
