import { type ChildProcess, fork } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "#app/platform/embedded-postgres.server.ts";
import { migrate } from "#app/platform/migrate.server.ts";
import { fillBase } from "./base.ts";
import { fillIdeas, scriptBytes, similarP95, vote } from "./ideas.ts";
import { load, type MakeRequest, median, type Reading } from "./measure.ts";
import { measureValue } from "./value.ts";

/** Measures Kith against the bare server side by side, in turn, and prints JSON last. */
const rounds = Number(option("rounds") ?? 5);
const only = option("only")?.split(",") ?? null;
const seconds = Number(option("seconds") ?? 4);
const customers = Number(option("customers") ?? 1_000_000);

const folder = mkdtempSync(join(tmpdir(), "kith-bench-"));
chmodSync(folder, 0o755);
const database = await startEmbeddedPostgres({ folder: join(folder, "postgres"), port: await freePort() });
const children: ChildProcess[] = [];
try {
  const value =
    only === null || only.includes("value")
      ? await measureValue(database.connectionString, { customers, orders: option("orders") })
      : null;
  const pages = only?.every((name) => name === "value") === true ? {} : await measurePages();
  console.log(JSON.stringify({ ...pages, value }, null, 2));
} finally {
  for (const child of children) child.kill();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measurePages(): Promise<Record<string, unknown>> {
  console.error(`A database with fsync on; ${rounds} rounds of ${seconds} s each, in turn.`);
  await migrate(database.connectionString);
  const secret = `kith_${randomBytes(24).toString("base64url")}`;
  const base = await fillBase(database.connectionString, createHash("sha256").update(secret).digest("hex"));
  const ideas = await fillIdeas(database.connectionString);
  const bare = await start("tests/bench/bare-server.ts");
  const kith = await start("app/server.ts");
  return {
    redirect: await compare(
      "redirect",
      { bare, kith },
      { bare: openLink(base.codes), kith: openLink(base.codes) },
      302,
    ),
    order: await compare(
      "order",
      { bare, kith },
      { bare: order("/orders", "", []), kith: order("/api/v1/orders", secret, base.clickIds) },
      201,
    ),
    ideas: await compare("ideas", { bare, kith }, { bare: get(["/ideas"]), kith: get(["/ideas"]) }, 200),
    idea: await compare(
      "idea",
      { bare, kith },
      { bare: get(idea(ideas.ideaIds)), kith: get(idea(ideas.ideaIds)) },
      200,
    ),
    vote: await compare(
      "vote",
      { bare, kith },
      { bare: vote(ideas, (id) => `/vote/${id}`), kith: vote(ideas, (id) => `/ideas/${id}/vote`) },
      303,
    ),
    ideas_signed_in: await compare(
      "ideas_signed_in",
      { bare, kith },
      { bare: get(["/ideas"]), kith: get(["/ideas"], ideas.cookies) },
      200,
    ),
    similarP95Ms: await similarP95(kith, ideas),
    scriptBytesOfIdeas: await scriptBytes(kith),
  };
}

/** What a word such as `--rounds=3` says; null where it is not there. */
function option(name: string): string | null {
  const word = process.argv.find((one) => one.startsWith(`--${name}=`));
  return word?.slice(name.length + 3) ?? null;
}

function openLink(codes: string[]): MakeRequest {
  let next = 0;
  return () => ({ method: "GET", path: `/r/${codes[next++ % codes.length]}` });
}

/** Pages in turn, each time by another reader where there are sessions. */
function get(paths: string[], sessions: readonly string[] = []): MakeRequest {
  let next = 0;
  return () => {
    const session = sessions[next % sessions.length];
    const headers: Record<string, string> = session === undefined ? {} : { cookie: `session=${session}` };
    return { method: "GET", path: paths[next++ % paths.length] ?? "/", headers };
  };
}

/** The ideas that are looked at most, as in a week where some are talked about: after the first reader of each, kept. */
function idea(ids: string[]): string[] {
  return ids.slice(0, 40).map((id) => `/ideas/${id}`);
}

/** One order in twenty comes from somebody new through a link: attributed, rewarded to both sides and valued. */
function order(path: string, secret: string, clickIds: string[]): MakeRequest {
  let next = 0;
  const run = randomBytes(4).toString("hex");
  return () => {
    next += 1;
    const isFriend = next % 20 === 0 && clickIds.length > 0;
    const body = {
      source: "bench",
      externalId: `${run}-${next}`,
      customer: isFriend ? `friend-${run}-${next}` : `customer-${((next * 7_919) % 100_000) + 1}`,
      placedAt: new Date().toISOString(),
      amountMinor: 1_000 + (next % 9_000),
      currency: "EUR",
      ...(isFriend ? { referral: { clickId: clickIds[next % clickIds.length] } } : {}),
    };
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${secret}`,
      "idempotency-key": `${run}-${next}`,
    };
    return { method: "POST", path, headers, body: JSON.stringify(body) };
  };
}

async function compare(
  name: string,
  origins: { bare: string; kith: string },
  work: { bare: MakeRequest; kith: MakeRequest },
  status: number,
) {
  if (only !== null && !only.includes(name)) return null;
  const readings: { bare: Reading[]; kith: Reading[] } = { bare: [], kith: [] };
  for (const who of ["bare", "kith"] as const) await load(origins[who], work[who], status, 2);
  for (let round = 0; round < rounds; round++) {
    for (const who of ["bare", "kith"] as const)
      readings[who].push(await load(origins[who], work[who], status, seconds));
  }
  const [bare, kith] = [median(readings.bare), median(readings.kith)];
  const ratio = Math.round((kith.rps / bare.rps) * 100) / 100;
  console.error(
    `${name}: ${ratio} of bare (${Math.round(kith.rps)} to ${Math.round(bare.rps)} requests a second)`,
  );
  return {
    ratio,
    kithRps: Math.round(kith.rps),
    bareRps: Math.round(bare.rps),
    kithP99Ms: kith.p99,
    bareP99Ms: bare.p99,
  };
}

async function start(file: string): Promise<string> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = fork(file, [], {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      ORIGIN: origin,
      DATABASE_URL: database.connectionString,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      API_PER_SECOND: "1000000",
    },
  });
  children.push(child);
  await new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return origin;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
