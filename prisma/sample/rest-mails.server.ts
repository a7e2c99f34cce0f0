import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/**
 * Lays the mails of made-up people to rest: each is marked as wanted by nobody and loses its job, so that no key of a
 * mail service, now or later, sends it. They stay readable in the outbox.
 */
export async function restMails(now: Date): Promise<void> {
  await sql(
    pool,
    `with rested as (
       update outbox_mail set unwanted_at = $1::timestamptz, next_attempt_at = null
       where sent_at is null and given_up_at is null and unwanted_at is null returning id
     )
     select graphile_worker.remove_job('deliver-mail/' || id)::text from rested`,
    [now],
  );
}
