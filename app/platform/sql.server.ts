import type pg from "pg";
import type { Transaction } from "./database.server.ts";

/** Where a statement runs: a transaction of Prisma, or a connection of the pool. */
export type Executor = Transaction | pg.PoolClient | pg.Pool;

/** Runs one statement of ours with parameters ($1, $2 …) and returns its rows. The text is never built from input. */
export async function sql<Row>(on: Executor, text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  if ("$queryRawUnsafe" in on) return on.$queryRawUnsafe<Row[]>(text, ...parameters);
  const result = await on.query(text, [...parameters]);
  return result.rows as Row[];
}
