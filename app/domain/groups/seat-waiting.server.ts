import { system } from "#app/domain/activity/record-event.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { LockedGroup } from "./lock-group.server.ts";
import { movesUp } from "./seats.ts";
import { takeSeat } from "./take-seat.server.ts";
import { tellOfGroup } from "./tell-of-group.server.ts";

/** Gives the free seats of a locked group to those who wait, in the order in which they came, and tells them. */
export async function seatWaiting(tx: Executor, group: LockedGroup, now: Date): Promise<void> {
  const next = await sql<{ id: string; customerId: string }>(
    tx,
    `update group_application set decision = 'accepted', decided_by = null, decided_at = $3::timestamptz
     where id in (select id from group_application where group_id = $1::uuid and ended_at is null and decision = 'waiting'
       order by arrival limit $2)
     returning id, customer_id as "customerId"`,
    [group.id, movesUp(group), now],
  );
  for (const application of next) {
    const { membershipId } = await takeSeat(tx, group, application, system, now);
    const news = {
      kind: "seat-free" as const,
      key: `seat-free/${membershipId}`,
      said: { toAccept: group.agreement !== null },
    };
    await tellOfGroup(tx, group, [application.customerId], news, now);
  }
}
