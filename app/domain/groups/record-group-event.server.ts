import { type Actor, recordEvent } from "#app/domain/activity/record-event.server.ts";
import type { Executor } from "#app/platform/sql.server.ts";

/** What happened in a group, for the audit log. */
export type GroupEvent = {
  actor: Actor;
  verb: string;
  group: { id: string; name: string };
  customerId?: string;
  data?: Record<string, unknown>;
};

/** Writes an event of a group, with the group's name so that it can be read later. */
export function recordGroupEvent(tx: Executor, event: GroupEvent, now: Date): Promise<void> {
  const { actor, verb, group, customerId, data } = event;
  return recordEvent(
    tx,
    {
      actor,
      verb,
      subjectKind: "group",
      subjectId: group.id,
      customerId: customerId ?? null,
      data: { group: group.name, ...data },
    },
    now,
  );
}
