import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** Who did it. */
export type Actor =
  | { kind: "customer"; id: string }
  | { kind: "staff"; id: string }
  | { kind: "api-key"; id: string }
  | { kind: "system"; id: null };

/** The system itself: jobs, imports from the command line. */
export const system: Actor = { kind: "system", id: null };

/** What happened. `verb` is noun.past-participle, such as customer.joined; `customerId` is the customer it concerns. */
export type ActivityEvent = {
  actor: Actor;
  verb: string;
  subjectKind: string;
  subjectId: string | null;
  customerId?: string | null;
  data?: Record<string, unknown>;
};

/** Writes events into the audit log, in the transaction of the change they tell of. */
export async function recordEvents(on: Executor, events: readonly ActivityEvent[], now: Date): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: newId(now),
    actor_kind: event.actor.kind,
    actor_id: event.actor.id,
    verb: event.verb,
    subject_kind: event.subjectKind,
    subject_id: event.subjectId,
    customer_id: event.customerId ?? null,
    data: event.data ?? {},
  }));
  await sql(
    on,
    `insert into activity_event (id, at, actor_kind, actor_id, verb, subject_kind, subject_id, customer_id, data)
     select id, $2::timestamptz, actor_kind, actor_id, verb, subject_kind, subject_id, customer_id, data
     from jsonb_to_recordset($1::text::jsonb)
       as e(id uuid, actor_kind text, actor_id uuid, verb text, subject_kind text, subject_id uuid, customer_id uuid, data jsonb)`,
    [JSON.stringify(rows), now],
  );
}

/** Writes one event. */
export function recordEvent(on: Executor, event: ActivityEvent, now: Date): Promise<void> {
  return recordEvents(on, [event], now);
}
