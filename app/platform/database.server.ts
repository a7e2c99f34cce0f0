import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "./env.server.ts";
import { type Prisma, PrismaClient } from "./generated/prisma/client.ts";
import { log } from "./log.server.ts";

/** A transaction of Prisma, as commands hand it on. */
export type Transaction = Prisma.TransactionClient;

/** The pool of the process. Prisma and the one-round-trip statements share it. */
export const pool: pg.Pool = new pg.Pool({
  connectionString: env.DATABASE_URL,
  max: env.DATABASE_CONNECTIONS,
  pipeline: true,
  connectionTimeoutMillis: 3_000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 30_000,
  idle_in_transaction_session_timeout: 30_000,
  application_name: "kith",
});

/** Where the heavy reads of reports go: a replica where one is set, which may be moments behind, else the pool itself. */
export const reports: pg.Pool =
  env.DATABASE_REPLICA_URL === undefined
    ? pool
    : new pg.Pool({
        connectionString: env.DATABASE_REPLICA_URL,
        max: Math.max(2, Math.floor(env.DATABASE_CONNECTIONS / 4)),
        connectionTimeoutMillis: 3_000,
        idleTimeoutMillis: 30_000,
        statement_timeout: 30_000,
        application_name: "kith reports",
      });

for (const one of new Set([pool, reports])) {
  one.on("error", () => {});
  one.on("connect", (client) => {
    client.on("error", (error) => log.warn({ because: error.message }, "a database connection was lost"));
  });
}

export const db = new PrismaClient({
  adapter: new PrismaPg(pool, { statementNameGenerator: (query) => statementName(query.sql) }),
});

const statementNames = new Map<string, string>();

/** A short stable name for a statement, so that PostgreSQL plans it once a connection. */
function statementName(sql: string): string {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = `p${statementNames.size}`;
    statementNames.set(sql, name);
  }
  return name;
}

/**
 * Runs work in one transaction on one connection of the pool; rolls back when it throws. Statements that the work sends
 * without waiting for one another travel together (pipelining) and run in the order sent.
 */
export async function withTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const [began, done] = [client.query("begin"), work(client)];
  try {
    const [result] = await Promise.all([done, began]);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    await done.catch(() => {});
    const rolledBack = await client.query("rollback").then(
      () => true,
      () => false,
    );
    client.release(!rolledBack);
    throw error;
  }
}

/** Whether the database answers. */
export async function databaseAnswers(): Promise<boolean> {
  return pool.query("select 1").then(
    () => true,
    () => false,
  );
}

/** Closes Prisma and the pools, so that the process can end. */
export async function closeDatabase(): Promise<void> {
  await db.$disconnect();
  if (!pool.ended) await pool.end();
  if (!reports.ended) await reports.end();
}
