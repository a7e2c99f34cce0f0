import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** A mail as it was posted. */
export type PostedMail = { id: string; to: string; template: string; props: Record<string, unknown> };

/** The mails posted to an address, the oldest first. */
export function mailsTo(address: string): Promise<PostedMail[]> {
  return sql<PostedMail>(
    pool,
    `select id, to_address as "to", template, props from outbox_mail where to_address = $1 order by created_at, id`,
    [address],
  );
}

/** The first link in a mail's properties whose path begins with `path`. */
export function linkIn(mail: PostedMail, path: string): string {
  for (const value of Object.values(mail.props)) {
    if (typeof value !== "string" || !URL.canParse(value, "http://kith.test")) continue;
    const url = new URL(value, "http://kith.test");
    if (url.pathname.startsWith(path)) return url.pathname + url.search;
  }
  throw new Error(
    `The mail ${mail.template} has no link that begins with ${path}: ${JSON.stringify(mail.props)}`,
  );
}
