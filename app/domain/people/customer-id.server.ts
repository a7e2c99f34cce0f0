import { type Executor, sql } from "#app/platform/sql.server.ts";

/** Our id of a customer by the shop's id, or null. */
export async function customerIdOf(on: Executor, externalId: string): Promise<string | null> {
  const [row] = await sql<{ id: string }>(on, "select id from customer where external_id = $1", [externalId]);
  return row?.id ?? null;
}
