import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import type { Executor } from "#app/platform/sql.server.ts";
import { actorOf } from "./actor-of.server.ts";

/** Writes down that somebody signed in, and how. */
export async function recordSignIn(
  on: Executor,
  accountId: string,
  by: "link" | "password" | "set-up",
  now: Date,
): Promise<void> {
  const { actor, customerId } = await actorOf(on, accountId);
  const event = {
    actor,
    verb: "account.signed-in",
    subjectKind: "account",
    subjectId: accountId,
    customerId,
    data: { by },
  };
  await recordEvent(on, event, now);
}
