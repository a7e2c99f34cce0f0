import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type LinkPurpose, linkExpiry } from "./link-purpose.ts";
import { hashOfCode, hashOfSecret, newCode, newSecret } from "./link-secrets.server.ts";

export type NewLink = {
  purpose: LinkPurpose;
  email: string | null;
  /** The secret in the cookie of the browser that asks; null where the link may be opened anywhere, and then there is no code. */
  browserSecret: string | null;
  payload: Record<string, unknown>;
};

/** A link just made: `path` for the mail, and its code where it is bound to a browser. */
export type IssuedLink = { id: string; path: string; code: string };

/** Makes a link and kills the older ones of the same purpose and address. */
export async function issueLink(on: Executor, link: NewLink, now: Date): Promise<IssuedLink> {
  const id = newId(now);
  const token = newSecret();
  const code = newCode();
  await sql(
    on,
    `with older as (
       update sign_in_token set used_at = $9::timestamptz
       where purpose = $2 and email is not distinct from $3::text and used_at is null
     )
     insert into sign_in_token (id, purpose, email, token_hash, code_hash, browser_hash, payload, expires_at, created_at)
     values ($1::uuid, $2, $3, $4, $5, $6, $7::text::jsonb, $8::timestamptz, $9::timestamptz)`,
    [
      id,
      link.purpose,
      link.email,
      hashOfSecret(token),
      link.browserSecret === null ? null : hashOfCode(id, code),
      link.browserSecret === null ? null : hashOfSecret(link.browserSecret),
      JSON.stringify(link.payload),
      linkExpiry(link.purpose, now),
      now,
    ],
  );
  return { id, path: `${link.purpose === "owner-setup" ? "/set-up" : "/link"}/${token}`, code };
}
