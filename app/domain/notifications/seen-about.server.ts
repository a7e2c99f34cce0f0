import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** Marks a person's news about a subject as read, as they look at it. What waits for a deed waits on. */
export async function seenAbout(accountId: string, subject: string, now: Date): Promise<void> {
  await sql(
    pool,
    `update notification set read_at = greatest($3::timestamptz, created_at)
     where account_id = $1::uuid and subject = $2 and read_at is null and done_at is null`,
    [accountId, subject, now],
  );
}
