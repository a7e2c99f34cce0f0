import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { freePort } from "#tests/support/free-port.ts";

const root = join(import.meta.dirname, "../..");
const parent = mkdtempSync(join(tmpdir(), "kith-start-"));
let port = 0;
let running: { child: ChildProcess; said: () => string } | undefined;

beforeAll(async () => {
  chmodSync(parent, 0o755); // under root the database runs as another account
  port = await freePort();
});
afterAll(async () => {
  await end("SIGTERM");
  rmSync(parent, { recursive: true, force: true });
});

const origin = () => `http://127.0.0.1:${port}`;

/** Runs the command of `npm start` on a data folder of its own, with no database given. */
async function start(settings: Record<string, string> = {}): Promise<string> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, ["app/cli/start.mjs"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...rest,
      KITH_MODE: "development",
      PORT: String(port),
      HOST: "127.0.0.1",
      ORIGIN: origin(),
      DATA_DIRECTORY: join(parent, "data"),
      ...settings,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  running = { child, said: () => said };
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await isReady()) return said;
    if (child.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Kith did not become ready. It said:\n${said}`);
}

function isReady(): Promise<boolean> {
  return fetch(`${origin()}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function end(signal: NodeJS.Signals): Promise<void> {
  const child = running?.child;
  running = undefined;
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  await ended;
}

test("an empty folder becomes a running Kith; killed outright it starts again with everything it had", {
  timeout: 120_000,
}, async () => {
  const first = await start();
  expect(first + (running?.said() ?? "")).toMatch(/http:\/\/127\.0\.0\.1:\d+\/set-up\/\S+/);
  await end("SIGTERM");

  const bootstrap = { BOOTSTRAP_OWNER_EMAIL: "maria@example.com", BOOTSTRAP_API_KEY: bootstrapKey };
  const second = await start(bootstrap);
  expect(second).not.toContain("/set-up/");
  const put = await callApi(origin(), "PUT", "/api/v1/customers/ada-1", {
    body: { email: "ada@example.com" },
  });
  expect(put.status).toBe(201);
  await end("SIGKILL");
  for (let attempt = 0; attempt < 100 && (await isReady()); attempt++)
    await new Promise((done) => setTimeout(done, 100));

  await start(bootstrap);
  expect((await callApi(origin(), "GET", "/api/v1/customers/ada-1")).json).toMatchObject({
    email: "ada@example.com",
  });
  expect((await fetch(`${origin()}/healthz`)).status).toBe(200);
});
