import { pool } from "./database.server.ts";
import { sql } from "./sql.server.ts";

/** How many mails were given up since a moment. */
export async function countFailedMails(since: Date): Promise<number> {
  const rows = await sql<{ failed: number }>(
    pool,
    `select count(*)::int as failed from outbox_mail where created_at >= $1 and given_up_at is not null`,
    [since],
  );
  return rows[0]?.failed ?? 0;
}
