import { z } from "zod";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { codeTries, type LinkPurpose, type LinkState, standingOf } from "./link-purpose.ts";
import { hashOfCode, hashOfSecret } from "./link-secrets.server.ts";
import { parseRole } from "./roles.ts";
import { safePath } from "./safe-path.ts";

export type LinkRefusal =
  | "no-such-link"
  | "used"
  | "expired"
  | "code-needed"
  | "wrong-code"
  | "too-many-tries";

const payload = z.object({
  name: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  clickId: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  code: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  to: z.unknown().optional().transform(safePath),
  role: z
    .string()
    .nullish()
    .transform((value) => (value ? parseRole(value) : null)),
});

/** A link that has just been used up. */
export type TakenLink = {
  kind: "taken";
  id: string;
  purpose: LinkPurpose;
  email: string;
  payload: z.output<typeof payload>;
};

type Row = LinkState & {
  id: string;
  purpose: LinkPurpose;
  email: string | null;
  codeHash: string | null;
  payload: unknown;
};

const refusals: Record<LinkRefusal, string> = {
  "no-such-link": "This link is not one of ours, or it was cut short on its way.",
  used: "This link has been used, or a newer one was sent.",
  expired: "This link has expired.",
  "code-needed": "Type the six digits of the mail: the link was asked for in another browser.",
  "wrong-code": "These are not the six digits of the mail.",
  "too-many-tries": "The code was tried too often. Ask for a new mail.",
};

/** Uses a link up, if it stands; the row is locked, so that of two who press at once one is first. A wrong code is counted. */
export async function takeLink(
  tx: Executor,
  input: { token: string | null; code: string | null; browserSecret: string | null },
  now: Date,
): Promise<TakenLink | Refused<LinkRefusal>> {
  const browserHash = input.browserSecret === null ? null : hashOfSecret(input.browserSecret);
  const link = await lockLink(tx, input.token, browserHash);
  if (link === null || link.email === null || link.purpose === "owner-setup") return refused("no-such-link");
  const standing = standingOf(link, browserHash, now);
  if (standing !== "ready" && standing !== "code-needed") return refused(standing);
  if (standing === "code-needed" || input.token === null) {
    if (link.codeTries >= codeTries) return refused("too-many-tries");
    if (input.code === null) return refused("code-needed");
    if (hashOfCode(link.id, input.code) !== link.codeHash) {
      await sql(tx, "update sign_in_token set code_tries = code_tries + 1 where id = $1::uuid", [link.id]);
      return refused("wrong-code");
    }
  }
  await sql(tx, "update sign_in_token set used_at = $2::timestamptz where id = $1::uuid", [link.id, now]);
  return {
    kind: "taken",
    id: link.id,
    purpose: link.purpose,
    email: link.email,
    payload: payload.parse(link.payload),
  };
}

/** The link of a token; without one the newest that this browser asked for. */
async function lockLink(tx: Executor, token: string | null, browserHash: string | null): Promise<Row | null> {
  const columns = `id, purpose, email, payload, used_at as "usedAt", expires_at as "expiresAt", browser_hash as "browserHash",
    code_hash as "codeHash", code_tries as "codeTries"`;
  const [link] =
    token === null
      ? await sql<Row>(
          tx,
          `select ${columns} from sign_in_token where browser_hash = $1::text and code_hash is not null
           order by created_at desc, id desc limit 1 for update`,
          [browserHash],
        )
      : await sql<Row>(tx, `select ${columns} from sign_in_token where token_hash = $1 for update`, [
          hashOfSecret(token),
        ]);
  return link ?? null;
}

function refused(because: LinkRefusal): Refused<LinkRefusal> {
  return refuse(because, refusals[because]);
}
