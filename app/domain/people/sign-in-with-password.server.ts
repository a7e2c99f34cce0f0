import { type Refused, refuse } from "#app/kernel/result.ts";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { hashPassword, isOutdated, PasswordsBusy, verifyPassword } from "#app/platform/password.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordSignIn } from "./record-sign-in.server.ts";

export type PasswordSignIn = { email: string; password: string; userAgent: string };

type Row = { accountId: string; passwordHash: string | null; staff: boolean; customer: boolean };

/** Signs in by address and password. Whether the address, the password or neither is known makes no difference to the answer or its time. */
export async function signInWithPassword(
  input: PasswordSignIn,
  now: Date,
): Promise<
  | { kind: "signed-in"; session: { token: string; endsAt: Date }; staff: boolean }
  | Refused<"no-match" | "busy">
> {
  const noMatch = refuse(
    "no-match",
    "That address and password do not belong together. Try again, or have a link mailed to you.",
  );
  if (input.password.length > 512) return noMatch;
  const [account] = await sql<Row>(
    pool,
    `select account.id as "accountId", account.password_hash as "passwordHash",
       exists (select 1 from staff where account_id = account.id and disabled_at is null) as staff,
       exists (select 1 from customer where account_id = account.id) as customer
     from account where email = $1`,
    [input.email],
  );
  try {
    const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
    if (!matches || account === undefined || !(account.staff || account.customer)) return noMatch;
    const better = isOutdated(account.passwordHash ?? "") ? await hashPassword(input.password) : null;
    return {
      kind: "signed-in",
      session: await enter(account, better, input.userAgent, now),
      staff: account.staff,
    };
  } catch (error) {
    if (error instanceof PasswordsBusy)
      return refuse("busy", "Many people are signing in at this moment. Try again in a minute.");
    throw error;
  }
}

async function enter(
  account: Row,
  better: string | null,
  userAgent: string,
  now: Date,
): Promise<{ token: string; endsAt: Date }> {
  return withTransaction(async (tx) => {
    if (better !== null)
      await sql(tx, "update account set password_hash = $2 where id = $1::uuid", [account.accountId, better]);
    const session = await startSession(account.accountId, { userAgent, staff: account.staff }, now, tx);
    await recordSignIn(tx, account.accountId, "password", now);
    return session;
  });
}
