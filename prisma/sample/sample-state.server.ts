import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** How the database stands to the sample company. */
export type SampleState = "empty" | "half-loaded" | "loaded" | "in-use";

/** The events between which the sample company comes into being. */
export const begun = "sample.begun";
export const loaded = "sample.loaded";

/** Looks whether the database is empty, holds the sample company, a part of it, or something of its owner's. */
export async function sampleState(): Promise<SampleState> {
  const [row] = await sql<{ begun: boolean; loaded: boolean; used: boolean }>(
    pool,
    `select exists (select 1 from activity_event where verb = $1) as begun,
       exists (select 1 from activity_event where verb = $2) as loaded,
       exists (select 1 from account) or exists (select 1 from staff) or exists (select 1 from customer)
         or exists (select 1 from purchase_order) or exists (select 1 from order_import)
         or exists (select 1 from activity_event) as used`,
    [begun, loaded],
  );
  if (row === undefined || !row.used) return "empty";
  if (row.loaded) return "loaded";
  return row.begun ? "half-loaded" : "in-use";
}

/** Whether a Kith works on the jobs of this database: it would see the sample company half made. */
export async function somebodyWorks(): Promise<boolean> {
  const workers = await sql(
    pool,
    `select 1 from pg_stat_activity where datname = current_database() and application_name = 'kith worker presence' limit 1`,
  );
  return workers.length > 0;
}
