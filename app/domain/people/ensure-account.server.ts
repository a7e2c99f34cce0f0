import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** The account of an address that has just been proved, made where there was none. Two at once get the same. */
export async function ensureAccount(tx: Executor, email: string, now: Date): Promise<string> {
  const [account] = await sql<{ id: string }>(
    tx,
    `insert into account (id, email, created_at) values ($1::uuid, $2, $3::timestamptz)
     on conflict (email) do update set email = excluded.email returning id`,
    [newId(now), email, now],
  );
  if (account === undefined) throw new Error("the account was neither made nor found");
  return account.id;
}
