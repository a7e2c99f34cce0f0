import pg from "pg";
import { pool } from "./database.server.ts";
import { env } from "./env.server.ts";
import { log } from "./log.server.ts";
import { sql } from "./sql.server.ts";

const checkEveryMs = 15_000;
const reconnectMs = 2_000;
const lockOf = "hashtextextended('kith-worker/' || %, 0)";

/**
 * Shows others that workers live, and frees the jobs of those that do not. Each worker holds an advisory lock; PostgreSQL
 * releases it with the connection, so it is gone the moment a killed process is. graphile-worker itself waits four hours.
 */
export function keepPresence(): { show: (workerId: string) => void; stop: () => Promise<void> } {
  const shown = showLife();
  let missing = new Set<string>();
  const check = async () => {
    try {
      missing = await freeAbandoned(missing);
    } catch (error) {
      log.warn({ err: error }, "abandoned jobs could not be looked for");
    }
  };
  void check();
  const timer = setInterval(check, checkEveryMs);
  return {
    show: shown.show,
    stop: async () => {
      clearInterval(timer);
      await shown.stop();
    },
  };
}

/** Holds the locks on one connection, and again on the next one where it is lost. */
function showLife(): { show: (workerId: string) => void; stop: () => Promise<void> } {
  const workerIds = new Set<string>();
  let client: pg.Client | null = null;
  let stopped = false;
  let queue: Promise<void> = connect();
  async function connect(): Promise<void> {
    if (stopped) return;
    const fresh = new pg.Client({
      connectionString: env.DATABASE_URL,
      keepAlive: true,
      application_name: "kith worker presence",
    });
    fresh.on("error", () => {});
    try {
      await fresh.connect();
      await fresh.query(
        "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
      );
      for (const workerId of workerIds) await hold(fresh, workerId);
      fresh.once("end", reconnect);
      client = fresh;
    } catch (error) {
      log.warn({ err: error }, "the worker cannot show that it lives; trying again");
      await fresh.end().catch(() => {});
      reconnect();
    }
  }
  function reconnect(): void {
    client = null;
    if (!stopped) setTimeout(() => (queue = queue.then(connect)), reconnectMs).unref();
  }
  return {
    show: (workerId) => {
      workerIds.add(workerId);
      queue = queue.then(() => (client === null ? undefined : hold(client, workerId).catch(reconnect)));
    },
    stop: async () => {
      stopped = true;
      await queue;
      await client?.end();
    },
  };
}

async function hold(client: pg.Client, workerId: string): Promise<void> {
  await client.query(`select pg_advisory_lock(${lockOf.replace("%", "$1::text")})`, [workerId]);
}

/** Frees the jobs of workers that were missing at two looks in a row: one look may fall into a reconnection. */
export async function freeAbandoned(missingBefore: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await sql<{ workerId: string }>(
    pool,
    `with holder as (
       select locked_by from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null)
     select locked_by as "workerId" from holder where not exists (
       select 1 from pg_locks where locktype = 'advisory' and granted and objsubid = 1
         and (classid::bigint << 32 | objid::bigint) = ${lockOf.replace("%", "locked_by")}
         and database = (select oid from pg_database where datname = current_database()))`,
  );
  const dead = rows.map(({ workerId }) => workerId).filter((id) => missingBefore.has(id));
  const missing = new Set(rows.map(({ workerId }) => workerId));
  if (dead.length === 0) return missing;
  await sql(pool, "select 1 from graphile_worker.force_unlock_workers($1::text[])", [dead]);
  log.warn({ workers: dead.length }, "freed the jobs of workers that are gone");
  return missing;
}
