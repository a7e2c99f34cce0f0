import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { hashPassword, PasswordsBusy, verifyPassword } from "#app/platform/password.server.ts";
import { endAllSessions } from "#app/platform/session.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { actorOf } from "./actor-of.server.ts";
import { companyView } from "./company-queries.server.ts";
import { isFreshSession } from "./fresh-session.ts";
import { faultOfPassword, type PasswordFault, wordsForFault } from "./password-rules.ts";

/** Whose password, in which session. `present` is the password there is now, if it was typed. */
export type PasswordChange = {
  accountId: string;
  sessionId: string;
  sessionCreatedAt: Date;
  present: string;
};

type Refusal = "not-proved" | "busy";

/** Sets or changes a password; the other sessions of the account end. */
export async function setPassword(
  input: PasswordChange & { next: string },
  now: Date,
): Promise<{ kind: "set" } | Refused<Refusal | PasswordFault>> {
  const fault = faultOfPassword(input.next, (await companyView()).name);
  if (fault !== null) return refuse(fault, wordsForFault(fault));
  try {
    const refusal = await refusalToChange(input, now);
    if (refusal !== null) return refusal;
    await savePassword(input, await hashPassword(input.next), now);
    return { kind: "set" };
  } catch (error) {
    if (error instanceof PasswordsBusy)
      return refuse("busy", "Many people are signing in at this moment. Try again in a minute.");
    throw error;
  }
}

/** Takes the password away; signing in by mail remains. The other sessions of the account end. */
export async function removePassword(
  input: PasswordChange,
  now: Date,
): Promise<{ kind: "removed" } | Refused<Refusal>> {
  try {
    const refusal = await refusalToChange(input, now);
    if (refusal !== null) return refusal;
    await savePassword(input, null, now);
    return { kind: "removed" };
  } catch (error) {
    if (error instanceof PasswordsBusy)
      return refuse("busy", "Many people are signing in at this moment. Try again in a minute.");
    throw error;
  }
}

async function refusalToChange(input: PasswordChange, now: Date): Promise<Refused<"not-proved"> | null> {
  if (isFreshSession(input.sessionCreatedAt, now)) return null;
  const [account] = await sql<{ passwordHash: string | null }>(
    pool,
    `select password_hash as "passwordHash" from account where id = $1::uuid`,
    [input.accountId],
  );
  const passwordHash = account?.passwordHash ?? null;
  if (passwordHash === null)
    return refuse(
      "not-proved",
      "You signed in a while ago. Sign out, sign in by mail, and set it within ten minutes.",
    );
  const proved = input.present.length <= 512 && (await verifyPassword(passwordHash, input.present));
  return proved ? null : refuse("not-proved", "That is not your present password.");
}

async function savePassword(input: PasswordChange, passwordHash: string | null, now: Date): Promise<void> {
  const { accountId, sessionId } = input;
  await withTransaction(async (tx) => {
    await sql(tx, "update account set password_hash = $2::text where id = $1::uuid", [
      accountId,
      passwordHash,
    ]);
    await endAllSessions(accountId, sessionId, tx);
    const { actor, customerId } = await actorOf(tx, accountId);
    const verb = passwordHash === null ? "password.removed" : "password.set";
    await recordEvent(tx, { actor, verb, subjectKind: "account", subjectId: accountId, customerId }, now);
  });
}
