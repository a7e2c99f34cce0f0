import pg from "pg";
import { env } from "#app/platform/env.server.ts";
import { exactTypes } from "#app/platform/exact-types.ts";
import { sql } from "#app/platform/sql.server.ts";

/** A connection of its own for a valuation: with memory for its work, without a limit of time. */
export type ValuationSession = pg.PoolClient;

const lock = "hashtextextended('kith-valuation', 0)";

/**
 * Opens sessions for a valuation; `alone`: once no other is under way. PostgreSQL ends the wait of others, and drops what was
 * written for a session alone, with the connection: also where the process is killed.
 */
export async function inValuationSessions<Result>(
  work: (first: ValuationSession, all: ValuationSession[]) => Promise<Result>,
  options: { alone: boolean; sessions?: number },
): Promise<Result> {
  const clients = Array.from({ length: options.sessions ?? 1 }, newClient);
  try {
    for (const client of clients) {
      await client.connect();
      await client.query(settings);
    }
    const sessions = clients as unknown as ValuationSession[];
    const [first] = sessions;
    if (first === undefined) throw new RangeError("A valuation needs a session.");
    if (options.alone) await first.query(`select pg_advisory_lock(${lock})`);
    return await work(first, sessions);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

const settings = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set work_mem = '64MB';
  set maintenance_work_mem = '64MB'; set jit = off; set timezone = 'UTC'`;

function newClient(): pg.Client {
  const client = new pg.Client({
    connectionString: env.DATABASE_URL,
    types: exactTypes,
    application_name: "kith valuation",
    keepAlive: true,
  });
  client.on("error", () => {});
  return client;
}

/** Pages of a table that are read at a time, and the bytes of one. */
const [pagesAtOnce, pageBytes] = [500, 8_192];

/**
 * Reads all rows of a table as bytes, a part of the table after the other, so that no text of all of it is ever held.
 * @param expression bytes of one row; every row the same number
 * @returns the bytes in parts
 */
export async function readBytes(
  session: ValuationSession,
  table: string,
  expression: string,
): Promise<Uint8Array[]> {
  const [size] = await sql<{ pages: number }>(
    session,
    `select (pg_relation_size('${table}'::regclass) / ${pageBytes})::int as pages`,
  );
  const parts: Uint8Array[] = [];
  for (let page = 0; page < (size?.pages ?? 0); page += pagesAtOnce) {
    const [part] = await sql<{ bytes: Buffer | null }>(
      session,
      `select string_agg(${expression}, ''::bytea) as bytes from ${table}
       where ctid >= format('(%s,0)', $1::int)::tid and ctid < format('(%s,0)', $1::int + ${pagesAtOnce})::tid`,
      [page],
    );
    if (part?.bytes) parts.push(part.bytes);
  }
  return parts;
}
