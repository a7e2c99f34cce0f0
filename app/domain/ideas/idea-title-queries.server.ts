import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** What some ideas are called, by their ids; also of those that only staff see. */
export async function titlesOfIdeas(ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await sql<{ id: string; title: string }>(
    pool,
    "select id, title from idea where id = any($1::uuid[])",
    [[...new Set(ids)]],
  );
  return Object.fromEntries(rows.map(({ id, title }) => [id, title]));
}
