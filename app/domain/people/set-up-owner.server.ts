import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { hasOwner } from "./bootstrap-owner.server.ts";
import { ensureAccount } from "./ensure-account.server.ts";
import { joinStaff } from "./join-staff.server.ts";
import { hashOfSecret } from "./link-secrets.server.ts";
import { recordSignIn } from "./record-sign-in.server.ts";

export type SetUp = {
  token: string;
  name: string;
  email: string;
  company: string;
  currency: string | null;
  userAgent: string;
};

/** Whether a set-up link still opens the set-up. Reading it changes nothing. */
export async function setUpIsOpen(token: string, now: Date): Promise<boolean> {
  return (await openTokens(pool, token, now, "")).length > 0;
}

/** Makes the first owner and names the company, once; the one who holds the link from the console is the owner. */
export async function setUpOwner(
  input: SetUp,
  now: Date,
): Promise<
  { kind: "set-up"; session: { token: string; endsAt: Date } } | Refused<"link-is-dead" | "has-owner">
> {
  return withTransaction(async (tx) => {
    if (await hasOwner(tx)) return refuse("has-owner", "Kith has been set up already. Sign in instead.");
    const [token] = await openTokens(tx, input.token, now, "for update");
    if (token === undefined)
      return refuse("link-is-dead", "This link has expired or been used. Start Kith again to get a new one.");
    await sql(tx, "update sign_in_token set used_at = $2::timestamptz where id = $1::uuid", [token.id, now]);
    const accountId = await ensureAccount(tx, input.email, now);
    const { staffId } = await joinStaff(tx, { accountId, name: input.name, role: "owner" }, now);
    await sql(
      tx,
      "update company set name = $1, currency = coalesce($2::text, currency), updated_at = $3::timestamptz where id = 1",
      [input.company, input.currency, now],
    );
    const actor = { kind: "staff" as const, id: staffId };
    const data = { name: input.company, currency: input.currency };
    await recordEvent(
      tx,
      { actor, verb: "company.set-up", subjectKind: "company", subjectId: null, data },
      now,
    );
    const session = await startSession(accountId, { userAgent: input.userAgent, staff: true }, now, tx);
    await recordSignIn(tx, accountId, "set-up", now);
    return { kind: "set-up", session };
  });
}

function openTokens(
  on: Executor,
  token: string,
  now: Date,
  lock: "" | "for update",
): Promise<{ id: string }[]> {
  return sql<{ id: string }>(
    on,
    `select id from sign_in_token where token_hash = $1 and purpose = 'owner-setup' and used_at is null and expires_at > $2::timestamptz ${lock}`,
    [hashOfSecret(token), now],
  );
}
