import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import { pool } from "./database.server.ts";
import { isSeenAnew, sessionTimes, timesOfSession } from "./session-times.ts";
import { type Executor, sql } from "./sql.server.ts";

type Attributes = { createdAt: Date; lastSeenAt: Date; endsAt: Date; userAgent: string };
type Row = Attributes & { id: string; accountId: string; expiresAt: Date };

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>;
    DatabaseSessionAttributes: Attributes;
  }
}

/** A browser that is signed in. `id` is the hash of its token and safe to show to its owner. */
export type Session = { id: string; accountId: string; createdAt: Date; lastSeenAt: Date; userAgent: string };

const columns = `id, account_id as "accountId", created_at as "createdAt", last_seen_at as "lastSeenAt",
  expires_at as "expiresAt", ends_at as "endsAt", user_agent as "userAgent"`;

/** Signs a browser in. The token goes into its cookie and is kept nowhere else. */
export async function startSession(
  accountId: string,
  browser: { userAgent: string; staff: boolean },
  now: Date,
  on: Executor = pool,
): Promise<{ token: string; endsAt: Date }> {
  const times = sessionTimes(browser.staff);
  const endsAt = new Date(now.getTime() + times.absolute);
  const userAgent = browser.userAgent.slice(0, 400);
  const session = await luciaOn(on, now).createSession(accountId, {
    createdAt: now,
    lastSeenAt: now,
    endsAt,
    userAgent,
  });
  return { token: session.id, endsAt };
}

/** The session of a token, or null where it has ended; writes down its use at most once a minute. */
export async function readSession(token: string, now: Date): Promise<Session | null> {
  const { session } = await luciaOn(pool, now).validateSession(token);
  if (session === null) return null;
  const id = hashOf(token);
  if (isSeenAnew(session.lastSeenAt, now)) {
    const idleUntil = new Date(
      Math.min(now.getTime() + timesOfSession(session).idle, session.endsAt.getTime()),
    );
    await sql(
      pool,
      "update session set last_seen_at = $2::timestamptz, expires_at = $3::timestamptz where id = $1",
      [id, now, idleUntil],
    );
  }
  const { createdAt, lastSeenAt, userAgent } = session;
  return { id, accountId: session.userId, createdAt, lastSeenAt, userAgent };
}

/** Ends the session of a token; quietly where there is none. */
export async function endSession(token: string, now: Date): Promise<void> {
  await luciaOn(pool, now).invalidateSession(token);
}

/** Ends one session of an account by its id. @returns whether there was one */
export async function endSessionOf(
  accountId: string,
  sessionId: string,
  on: Executor = pool,
): Promise<boolean> {
  const ended = await sql(on, "delete from session where account_id = $1::uuid and id = $2 returning 1", [
    accountId,
    sessionId,
  ]);
  return ended.length > 0;
}

/** Ends every session of an account, but for one if named. @returns how many */
export async function endAllSessions(
  accountId: string,
  exceptSessionId: string | null = null,
  on: Executor = pool,
): Promise<number> {
  const ended = await sql(
    on,
    "delete from session where account_id = $1::uuid and id is distinct from $2::text returning 1",
    [accountId, exceptSessionId],
  );
  return ended.length;
}

/** The sessions of an account that have not ended, the last used first. */
export async function listSessions(accountId: string, now: Date): Promise<Session[]> {
  return sql<Session>(
    pool,
    `select id, account_id as "accountId", created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent"
     from session where account_id = $1::uuid and least(expires_at, ends_at) > $2::timestamptz order by last_seen_at desc`,
    [accountId, now],
  );
}

/** Lucia over our table. It never prolongs by itself: how long a session idles depends on whose it is. */
function luciaOn(on: Executor, now: Date) {
  return new Lucia(sessionTable(on, now), {
    sessionExpiresIn: new TimeSpan(0, "ms"),
    getSessionAttributes: (attributes: Attributes) => attributes,
  });
}

/** The table as Lucia sees it. Lucia calls the token an id; only its hash reaches the database. Lucia reads the wall clock, so times are shifted to `now`. */
function sessionTable(on: Executor, now: Date): Adapter {
  return {
    async getSessionAndUser(token) {
      const [row] = await sql<Row>(on, `select ${columns} from session where id = $1`, [hashOf(token)]);
      return row
        ? [
            { ...asLucia(row, now), id: token },
            { id: row.accountId, attributes: {} },
          ]
        : [null, null];
    },
    async getUserSessions(accountId) {
      const rows = await sql<Row>(on, `select ${columns} from session where account_id = $1::uuid`, [
        accountId,
      ]);
      return rows.map((row) => asLucia(row, now));
    },
    async setSession({ id: token, userId, attributes: { createdAt, endsAt, userAgent } }) {
      const idleUntil = new Date(createdAt.getTime() + timesOfSession({ createdAt, endsAt }).idle);
      await sql(
        on,
        `insert into session (id, account_id, created_at, last_seen_at, expires_at, ends_at, user_agent)
         values ($1, $2::uuid, $3::timestamptz, $3::timestamptz, $4::timestamptz, $5::timestamptz, $6)`,
        [hashOf(token), userId, createdAt, idleUntil, endsAt, userAgent],
      );
    },
    async updateSessionExpiration(token, expiresAt) {
      await sql(on, "update session set expires_at = $2::timestamptz where id = $1", [
        hashOf(token),
        expiresAt,
      ]);
    },
    async deleteSession(token) {
      await sql(on, "delete from session where id = $1", [hashOf(token)]);
    },
    async deleteUserSessions(accountId) {
      await sql(on, "delete from session where account_id = $1::uuid", [accountId]);
    },
    async deleteExpiredSessions() {
      await sql(on, "delete from session where least(expires_at, ends_at) <= $1::timestamptz", [now]);
    },
  };
}

function asLucia(row: Row, now: Date): DatabaseSession {
  const left = Math.min(row.expiresAt.getTime(), row.endsAt.getTime()) - now.getTime();
  const { createdAt, lastSeenAt, endsAt, userAgent } = row;
  const attributes = { createdAt, lastSeenAt, endsAt, userAgent };
  return { id: row.id, userId: row.accountId, expiresAt: new Date(Date.now() + left), attributes };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
