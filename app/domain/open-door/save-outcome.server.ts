import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { saveOutcomeStates, saveOutcomes } from "../activity/save-outcomes.server.ts";
import type { Standing } from "./standing.server.ts";

type OutcomeState = "answered" | "settled" | "reopened";

/** Writes what became of what the customer gave by writing: the first state makes the outcome, later ones are added to it. */
export async function saveDoorOutcome(
  on: Executor,
  thread: Pick<Standing, "id" | "outcomeId" | "customerId" | "complaintAt">,
  state: OutcomeState,
  now: Date,
): Promise<void> {
  if (thread.outcomeId !== null) {
    await saveOutcomeStates(on, [{ outcomeId: thread.outcomeId, state, occurredAt: now }], now);
    return;
  }
  const id = newId(now);
  const isComplaint = thread.complaintAt !== null;
  const given = await sql<{ id: string }>(
    on,
    `select id from contribution where customer_id = $1::uuid and subject_kind = 'door-thread' and subject_id = $2::uuid
       and (kind = 'complaint' or not $3::boolean)`,
    [thread.customerId, thread.id, isComplaint],
  );
  const outcome = {
    id,
    kind: isComplaint ? "complaint-settled" : "message-answered",
    customerId: null,
    influencedBy: given.map((contribution) => contribution.id),
    state,
    occurredAt: now,
  };
  await saveOutcomes(on, [outcome], now);
  await sql(on, "update door_thread set outcome_id = $2::uuid where id = $1::uuid", [thread.id, id]);
}
