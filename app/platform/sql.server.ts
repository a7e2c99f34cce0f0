import type pg from "pg";
import type { Transaction } from "./database.server.ts";
import { exactTypes } from "./exact-types.ts";

/** Where a statement runs: a transaction of Prisma, or a connection of the pool. */
export type Executor = Transaction | pg.PoolClient | pg.Pool;

/** Statements beyond this many go unnamed: a text that is put together anew each time must not fill the server's memory. */
const mostNames = 500;

const names = new Map<string, string>();

/**
 * Runs one statement of ours with parameters ($1, $2 …) and returns its rows. The text is never built from input.
 * PostgreSQL plans it once a connection. Statements sent without waiting go out together and run in the order sent.
 */
export async function sql<Row>(
  on: Executor,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  if ("$queryRawUnsafe" in on) return on.$queryRawUnsafe<Row[]>(text, ...parameters);
  const name = nameOf(text);
  const result = await on.query({
    text,
    values: [...parameters],
    types: exactTypes,
    ...(name === undefined ? {} : { name }),
  });
  return result.rows as Row[];
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
