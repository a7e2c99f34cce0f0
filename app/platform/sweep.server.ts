import { pool } from "./database.server.ts";
import { sql } from "./sql.server.ts";

/** What has served its time: a statement each, with the moment of the sweep as $1. */
const statements = [
  "delete from session where expires_at < $1::timestamptz or ends_at < $1::timestamptz",
  "delete from sign_in_token where expires_at < $1::timestamptz - interval '7 days'",
  "delete from idempotency_record where created_at < $1::timestamptz - interval '24 hours'",
  "delete from rate_limit where expire < extract(epoch from $1::timestamptz) * 1000",
  // What a mail said holds links and names; that it was sent stays known.
  "update outbox_mail set props = '{}' where coalesce(sent_at, given_up_at, unwanted_at) < $1::timestamptz - interval '1 day' and props <> '{}'",
];

/** Deletes what has served its time: sessions, links, stored answers, counters, the words of sent mails. */
export async function sweep(now: Date): Promise<void> {
  for (const statement of statements) await sql(pool, statement, [now]);
}
