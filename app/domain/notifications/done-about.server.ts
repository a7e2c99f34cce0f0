import { type Executor, sql } from "#app/platform/sql.server.ts";
import { factsOfKind, type NoticeKind } from "./notice-kinds.ts";

/** Whose news: those of one customer, of all customers, or of all staff. */
export type Whose = { customerId: string } | "customers" | "staff";

/**
 * Takes back what news about a subject asked, as it is done, or can no longer be: in the transaction of the deed.
 * `kinds` names the news that asked for it. It counts as read from then on.
 */
export async function doneAbout(
  on: Executor,
  subject: string,
  { whose, kinds }: { whose: Whose; kinds: readonly NoticeKind[] },
  now: Date,
): Promise<void> {
  const side = whose === "staff" ? "staff" : "customers";
  await sql(
    on,
    `update notification set done_at = greatest($3::timestamptz, created_at),
       read_at = coalesce(read_at, greatest($3::timestamptz, created_at))
     where subject = $1 and kind = any($2::text[]) and done_at is null
       and ($4::uuid is null or account_id = (select account_id from customer where id = $4::uuid))`,
    [
      subject,
      kinds.filter((kind) => factsOfKind(kind).to === side),
      now,
      typeof whose === "string" ? null : whose.customerId,
    ],
  );
}
