import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type ApplicationRow, lockApplication } from "./application.server.ts";
import type { LockedGroup } from "./lock-group.server.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { type Decision, seatOrPlace } from "./seats.ts";
import { takeSeat } from "./take-seat.server.ts";
import { tellOfGroup } from "./tell-of-group.server.ts";

type Verdict = {
  groupId: string;
  applicationId: string;
  verdict: "accept" | "decline";
  word: string | null;
};
type Refusal = "no-such-application" | "decided-already" | "waits-already";

/** Says yes or no to an application. Yes is a seat, or a place on the waiting list where no seat is free. */
export async function decideApplication(
  input: Verdict,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "decided"; decision: Decision } | Refused<Refusal>> {
  return withTransaction(async (tx) => {
    const found = await lockApplication(tx, input.groupId, input.applicationId);
    if (found === null) return refuse("no-such-application", "This application is not here.");
    const { group, application } = found;
    const refusal = whyNot(application, input.verdict);
    if (refusal !== null) return refusal;
    const decision = input.verdict === "accept" ? seatOrPlace(group) : "declined";
    await save(tx, application, decision, { word: input.word, staffId: by.staffId }, now);
    const actor: Actor = { kind: "staff", id: by.staffId };
    const { customerId } = application;
    await recordGroupEvent(
      tx,
      { actor, verb: "group.application-decided", group, customerId, data: { decision, reason: input.word } },
      now,
    );
    if (decision === "accepted") await takeSeat(tx, group, application, actor, now);
    await tell(tx, group, application, decision, input.word, now);
    return { kind: "decided", decision };
  });
}

function whyNot(
  { decision, endedAt }: ApplicationRow,
  verdict: Verdict["verdict"],
): Refused<"decided-already" | "waits-already"> | null {
  if (endedAt !== null || decision === "accepted" || decision === "declined")
    return refuse("decided-already", "This application is decided already, or was taken back.");
  if (decision === "waiting" && verdict === "accept")
    return refuse(
      "waits-already",
      "They are on the waiting list already and get a seat when it is their turn.",
    );
  return null;
}

async function save(
  tx: Executor,
  application: ApplicationRow,
  decision: Decision,
  by: { word: string | null; staffId: string },
  now: Date,
): Promise<void> {
  await sql(
    tx,
    `update group_application set decision = $2, word = $3, decided_by = $4::uuid, decided_at = $5::timestamptz,
       ended_at = case when $2 = 'declined' then $5::timestamptz end
     where id = $1::uuid`,
    [application.id, decision, by.word, by.staffId, now],
  );
}

function tell(
  tx: Executor,
  group: LockedGroup,
  application: ApplicationRow,
  decision: Decision,
  word: string | null,
  now: Date,
): Promise<void> {
  const news = {
    kind: "application-decided" as const,
    key: `application-decided/${application.id}/${decision}`,
    said: { decision, word, toAccept: decision === "accepted" && group.agreement !== null },
  };
  return tellOfGroup(tx, group, [application.customerId], news, now);
}
