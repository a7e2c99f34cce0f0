import pg from "pg";
import { env } from "#app/platform/env.server.ts";
import { exactTypes } from "#app/platform/exact-types.ts";

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

/** Reading by an index is as cheap as it is where the data is in memory, or on a disk without arms. */
const settings = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set work_mem = '64MB';
  set maintenance_work_mem = '64MB'; set jit = off; set random_page_cost = 1.1; set timezone = 'UTC'`;

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

/**
 * Does what is to be done on some sessions: each takes the next piece of work when it has done one.
 * @returns what came of each piece, in their order
 */
export async function shareOut<Result>(
  sessions: readonly ValuationSession[],
  work: readonly ((on: ValuationSession) => Promise<Result>)[],
): Promise<Result[]> {
  const results: Result[] = [];
  const left = [...work.entries()];
  await Promise.all(
    sessions.map(async (session) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [place, piece] = next;
        results[place] = await piece(session);
      }
    }),
  );
  return results;
}
