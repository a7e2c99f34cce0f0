import type { Refused } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { lockGroup } from "./lock-group.server.ts";
import { noSuchGroup } from "./no-such-group.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { seatWaiting } from "./seat-waiting.server.ts";

/** Closes a group: nobody new comes in, members keep their seats. */
export function closeGroup(groupId: string, by: { staffId: string }, now: Date) {
  return setClosed(groupId, now, by, now);
}

/** Opens a closed group again; who waits gets the seats that are free. */
export function reopenGroup(groupId: string, by: { staffId: string }, now: Date) {
  return setClosed(groupId, null, by, now);
}

async function setClosed(
  groupId: string,
  closedAt: Date | null,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "closed" | "opened" } | Refused<"no-such-group">> {
  const kind = closedAt === null ? "opened" : "closed";
  return withTransaction(async (tx) => {
    const group = await lockGroup(tx, groupId);
    if (group === null) return noSuchGroup();
    if ((group.closedAt === null) === (closedAt === null)) return { kind };
    await sql(tx, "update customer_group set closed_at = $2::timestamptz where id = $1::uuid", [
      group.id,
      closedAt,
    ]);
    const actor = { kind: "staff" as const, id: by.staffId };
    const verb = closedAt === null ? "group.opened-again" : "group.closed";
    await recordGroupEvent(tx, { actor, verb, group }, now);
    await seatWaiting(tx, { ...group, closedAt }, now);
    return { kind };
  });
}
