import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type LinkPurpose, type LinkStanding, type LinkState, standingOf } from "./link-purpose.ts";
import { hashOfSecret } from "./link-secrets.server.ts";

/** What the page of a link may tell whoever opens it. Reading it changes nothing: scanners of mails open links too. */
export type LinkView = { purpose: LinkPurpose; standing: LinkStanding };

/** How the link of a token stands for a browser, or null where there is none. */
export async function linkView(
  token: string,
  browserSecret: string | null,
  now: Date,
): Promise<LinkView | null> {
  const [link] = await sql<LinkState & { purpose: LinkPurpose }>(
    pool,
    `select purpose, used_at as "usedAt", expires_at as "expiresAt", browser_hash as "browserHash", code_tries as "codeTries"
     from sign_in_token where token_hash = $1`,
    [hashOfSecret(token)],
  );
  if (link === undefined) return null;
  const browserHash = browserSecret === null ? null : hashOfSecret(browserSecret);
  return { purpose: link.purpose, standing: standingOf(link, browserHash, now) };
}
