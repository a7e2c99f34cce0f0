import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** The steps of a valuation, in words for people. */
export const steps = [
  "Reading orders",
  "Fitting the models",
  "Forecasting each customer",
  "Sharing what referrals bring",
  "Adding up",
] as const;

/** Says how far a valuation has come, for those who wait for it; seen at once, as it is no part of its transaction. */
export async function reportProgress(step: (typeof steps)[number], beganAt: Date): Promise<void> {
  await sql(
    pool,
    `insert into valuation_progress (id, step, done, total, began_at, updated_at)
     values (1, $1::text, $2::bigint, $3::bigint, $4::timestamptz, now())
     on conflict (id) do update set step = excluded.step, done = excluded.done, total = excluded.total,
       began_at = excluded.began_at, updated_at = excluded.updated_at`,
    [step, steps.indexOf(step), steps.length, beganAt],
  );
}

/** Says that none is under way. */
export async function endProgress(): Promise<void> {
  await sql(pool, "delete from valuation_progress");
}
