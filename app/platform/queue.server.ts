import { type Executor, sql } from "./sql.server.ts";

/**
 * Puts a job in the queue, in the transaction of whoever asks: no commit, no job.
 * @param options.key a job that still waits under the same key is replaced, so that it runs once
 * @param options.runAt not before this moment
 */
export async function enqueue(
  on: Executor,
  task: string,
  payload: Record<string, unknown>,
  options: { key?: string; runAt?: Date; maxAttempts?: number } = {},
): Promise<void> {
  await sql(
    on,
    `select 1 from graphile_worker.add_job($1::text, $2::text::json, run_at := $3::timestamptz, job_key := $4::text, max_attempts := $5::int)`,
    [task, JSON.stringify(payload), options.runAt ?? null, options.key ?? null, options.maxAttempts ?? 25],
  );
}
