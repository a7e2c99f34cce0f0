import { fork } from "node:child_process";
import pg from "pg";
import { readPurchases } from "#app/cli/read-purchases.ts";
import { fitBgNbd } from "#app/domain/value/models/fit-bg-nbd.ts";
import { groupHistories, type History } from "#app/domain/value/models/histories.ts";
import { observe, spanOf } from "#app/domain/value/models/purchase-days.ts";
import { randomFrom } from "#app/domain/value/models/random.ts";
import { migrate } from "#app/platform/migrate.server.ts";
import { simulateCustomers } from "../support/simulated-customers.ts";
import { fillValueBase } from "./value-base.ts";

/** CDNOW as published: parameters of BG/NBD, and how many customers. */
const cdnow = { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as const;
const cdnowCustomers = 2_357;
const rounds = 15;

/** Measures the value engine: the fit to one small base, and a full pass over a large one beside one plain aggregate. */
export async function measureValue(
  server: string,
  options: { customers: number; orders: string | null },
): Promise<Record<string, unknown>> {
  const fit = fitTime(await smallBase(options.orders));
  console.error(`value: fits CDNOW-like purchases in ${fit} ms`);
  const connectionString = await freshDatabase(server);
  await migrate(connectionString);
  const { orders } = await fillValueBase(connectionString, options.customers);
  console.error(`value: a base of ${options.customers} customers and ${orders} orders`);
  const plain = [await plainAggregate(connectionString)];
  const pass = await run(connectionString, "--full");
  plain.push(await plainAggregate(connectionString));
  const again = await run(connectionString, "--full");
  plain.push(await plainAggregate(connectionString));
  const incremental = await run(connectionString, "--incremental");
  const aggregateMs = middle(plain);
  const passMs = middle([pass.ms, again.ms]);
  return {
    customers: options.customers,
    orders,
    fit_cdnow_ms: fit,
    plain_aggregate_ms: Math.round(aggregateMs),
    full_pass_ms: Math.round(passMs),
    revalue_ratio: Math.round((passMs / aggregateMs) * 100) / 100,
    rss_mb: Math.round(Math.max(pass.rssMb, again.rssMb)),
    incremental_ms: Math.round(incremental.ms * 10) / 10,
  };
}

/** Histories of a file of orders at the end of their first half, or of as many simulated customers as CDNOW has. */
async function smallBase(file: string | null): Promise<History[]> {
  if (file === null) return simulateCustomers(randomFrom(1), cdnow, cdnowCustomers, 0).histories;
  const read = await readPurchases(file, null, new Date());
  if ("reason" in read) throw new Error(read.reason);
  const customers = [...read.customers];
  const span = spanOf(customers);
  if (span === null) throw new Error(`${file} has no orders`);
  const until = Math.floor((span.first + span.last) / 2);
  return customers.flatMap((days) => observe(days, until)?.history ?? []);
}

/** Both models by MAP from all starts, the middle of several rounds after one to warm up, in milliseconds. */
function fitTime(histories: readonly History[]): number {
  const times = Array.from({ length: rounds + 1 }, () => {
    const began = performance.now();
    const grouped = groupHistories(histories);
    for (const variant of ["bg-nbd", "mbg-nbd"] as const)
      if (fitBgNbd(variant, grouped, "map").kind !== "fitted") throw new Error(`${variant} was not fitted`);
    return performance.now() - began;
  });
  return Math.round(middle(times.slice(1)) * 10) / 10;
}

async function freshDatabase(server: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query("create database bench_value");
  await client.end();
  const url = new URL(server);
  url.pathname = "/bench_value";
  return url.href;
}

/** The yardstick: what each customer bought, added up by one statement into a table, with the server's own settings. */
async function plainAggregate(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(
    "create table plain_aggregate (customer_id uuid, orders bigint, first timestamptz, last timestamptz, total numeric)",
  );
  const began = performance.now();
  await client.query(
    `insert into plain_aggregate select customer_id, count(*), min(placed_at), max(placed_at), sum(amount_minor)
     from purchase_order group by 1`,
  );
  const took = performance.now() - began;
  await client.query("drop table plain_aggregate");
  await client.end();
  console.error(`value: one plain aggregate took ${Math.round(took)} ms`);
  return took;
}

async function run(connectionString: string, what: string): Promise<{ ms: number; rssMb: number }> {
  const child = fork("tests/bench/value-pass.ts", [what], {
    execArgv: [],
    env: { ...process.env, DATABASE_URL: connectionString, LOG_LEVEL: "warn" },
  });
  return new Promise((resolve, reject) => {
    child.once("message", (reading) => {
      const { ms, rssMb } = reading as { ms: number; rssMb: number };
      console.error(`value: ${what.slice(2)} took ${Math.round(ms)} ms and ${Math.round(rssMb)} MB`);
      resolve({ ms, rssMb });
    });
    child.once("exit", (code) => reject(new Error(`the pass ended with ${code}`)));
  });
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  );
}
