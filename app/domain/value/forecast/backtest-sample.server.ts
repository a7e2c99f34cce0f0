import { dayMs } from "#app/kernel/dates.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { BacktestTask } from "./backtest-sample.ts";

/** Of how many customers forecasts from past days are made. */
const sampled = 2_000;

/** The days of purchase (UTC) of a seeded sample of customers with orders, as known at a moment. */
export async function readSample(on: Executor, at: Date): Promise<BacktestTask> {
  const [all] = await sql<{ customers: number }>(
    on,
    "select greatest(1, reltuples)::int as customers from pg_class where oid = 'customer_spend'::regclass",
  );
  const modulus = Math.max(1, Math.floor((all?.customers ?? 1) / sampled));
  const rows = await sql<{ days: number[] }>(
    on,
    `select array_agg(distinct ((o.placed_at at time zone 'UTC')::date - date '1970-01-01')) as days
     from (select distinct customer_id from customer_spend where uuid_hash_extended(customer_id, 1) % $2::bigint = 0) chosen
       join purchase_order o using (customer_id)
     where o.placed_at <= $1::timestamptz and o.recorded_at <= $1::timestamptz
     group by o.customer_id order by o.customer_id`,
    [at, modulus],
  );
  return {
    counts: Int32Array.from(rows, ({ days }) => days.length),
    days: Int32Array.from(rows.flatMap(({ days }) => days)),
    lastDay: Math.floor(at.getTime() / dayMs),
  };
}
