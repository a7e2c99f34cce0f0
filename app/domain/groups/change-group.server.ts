import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { GroupTerms } from "./group.ts";
import { lockGroup } from "./lock-group.server.ts";
import { noSuchGroup } from "./no-such-group.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { seatWaiting } from "./seat-waiting.server.ts";

/** Changes what is said of a group and how many seats it has; who waits gets the seats that are added. */
export async function changeGroup(
  groupId: string,
  terms: Omit<GroupTerms, "kind">,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "changed" } | Refused<"no-such-group" | "seats-are-held">> {
  return withTransaction(async (tx) => {
    const group = await lockGroup(tx, groupId);
    if (group === null) return noSuchGroup();
    const { name, story, membersDo, membersGet, seats, admission } = terms;
    if (seats < group.held)
      return refuse("seats-are-held", `${group.held} people hold a seat: leave at least as many.`);
    await sql(
      tx,
      `update customer_group set name = $2, story = $3, members_do = $4, members_get = $5, seats = $6, admission = $7
       where id = $1::uuid`,
      [group.id, name, story, membersDo, membersGet, seats, admission],
    );
    const actor = { kind: "staff" as const, id: by.staffId };
    const changed = { ...group, name, seats, admission };
    await recordGroupEvent(
      tx,
      { actor, verb: "group.changed", group: changed, data: { seats, admission } },
      now,
    );
    await seatWaiting(tx, changed, now);
    return { kind: "changed" };
  });
}
