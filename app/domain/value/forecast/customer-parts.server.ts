import { type Executor, sql } from "#app/platform/sql.server.ts";
import { literal } from "./sql-words.ts";

/** Customers whose ids lie between two; null where there is no bound. */
export type Part = { from: string | null; before: string | null };

/** The condition that a customer is of a part, to be added to others. */
export function within(column: string, { from, before }: Part): string {
  const bounds = [from && `${column} >= ${literal(from)}`, before && `${column} < ${literal(before)}`];
  return bounds.map((bound) => (bound ? ` and ${bound}` : "")).join("");
}

/** Customers in so many parts of about the same size, by their ids. */
export async function partsOf(on: Executor, count: number): Promise<Part[]> {
  const bounds: string[] = [];
  for (let part = 1; part < count; part++) {
    const [at] = await sql<{ id: string }>(
      on,
      `select id from customer order by id
       offset (select greatest(0, reltuples) * $1::int / $2::int from pg_class where oid = 'customer'::regclass) limit 1`,
      [part, count],
    );
    if (at !== undefined) bounds.push(at.id);
  }
  return [null, ...bounds].map((from, index) => ({ from, before: bounds[index] ?? null }));
}

/** How many customers there are in a part, whether they bought or not. */
export async function countOf(on: Executor, part: Part): Promise<number> {
  const [found] = await sql<{ count: number }>(
    on,
    `select count(*)::int as count from customer where true${within("id", part)}`,
  );
  return found?.count ?? 0;
}
