import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { endAllSessions, endSession, endSessionOf } from "#app/platform/session.server.ts";
import type { Executor } from "#app/platform/sql.server.ts";
import { actorOf } from "./actor-of.server.ts";
import { whoIsSignedIn } from "./signed-in-queries.server.ts";

/** Ends the session of a token; quietly where it has ended. */
export async function signOut(token: string, now: Date): Promise<void> {
  const person = await whoIsSignedIn(token, now);
  if (person === null) return endSession(token, now);
  await endOneSession(person.accountId, person.sessionId, now);
}

/** Ends one session of one's own. */
export async function endOneSession(accountId: string, sessionId: string, now: Date): Promise<void> {
  await withTransaction(async (tx) => {
    if (await endSessionOf(accountId, sessionId, tx)) await recordEnd(tx, accountId, 1, now);
  });
}

/** Ends all sessions of one's own but for one if named. @returns how many */
export async function signOutEverywhere(
  accountId: string,
  exceptSessionId: string | null,
  now: Date,
): Promise<number> {
  return withTransaction(async (tx) => {
    const ended = await endAllSessions(accountId, exceptSessionId, tx);
    if (ended > 0) await recordEnd(tx, accountId, ended, now);
    return ended;
  });
}

async function recordEnd(tx: Executor, accountId: string, sessions: number, now: Date): Promise<void> {
  const { actor, customerId } = await actorOf(tx, accountId);
  const event = {
    actor,
    verb: "session.ended",
    subjectKind: "account",
    subjectId: accountId,
    customerId,
    data: { sessions },
  };
  await recordEvent(tx, event, now);
}
