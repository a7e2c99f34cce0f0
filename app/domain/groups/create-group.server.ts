import { newId } from "#app/kernel/ids.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { GroupTerms } from "./group.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";

/** Opens a new group. */
export async function createGroup(
  terms: GroupTerms,
  by: { staffId: string },
  now: Date,
): Promise<{ groupId: string }> {
  const groupId = newId(now);
  const { kind, name, story, membersDo, membersGet, seats, admission } = terms;
  await withTransaction(async (tx) => {
    await sql(
      tx,
      `insert into customer_group (id, kind, name, story, members_do, members_get, seats, admission, opened_at)
       values ($1::uuid, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz)`,
      [groupId, kind, name, story, membersDo, membersGet, seats, admission, now],
    );
    const actor = { kind: "staff" as const, id: by.staffId };
    await recordGroupEvent(
      tx,
      { actor, verb: "group.opened", group: { id: groupId, name }, data: { kind, seats, admission } },
      now,
    );
  });
  return { groupId };
}
