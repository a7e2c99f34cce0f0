import { pool } from "#app/platform/database.server.ts";
import { listSessions } from "#app/platform/session.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { deviceWords } from "./device-words.ts";

/** Whether an account has a password. */
export async function hasPassword(accountId: string): Promise<boolean> {
  const rows = await sql(pool, "select 1 from account where id = $1::uuid and password_hash is not null", [
    accountId,
  ]);
  return rows.length > 0;
}

export type SessionView = { id: string; device: string; createdAt: Date; lastSeenAt: Date; isThis: boolean };

/** Where an account is signed in, this session first. */
export async function sessionViews(
  accountId: string,
  thisSessionId: string,
  now: Date,
): Promise<SessionView[]> {
  const sessions = await listSessions(accountId, now);
  const views = sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    device: deviceWords(userAgent),
    createdAt,
    lastSeenAt,
    isThis: id === thisSessionId,
  }));
  return views.sort((a, b) => Number(b.isThis) - Number(a.isThis));
}
