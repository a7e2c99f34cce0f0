import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { becomeActive } from "./become-active.server.ts";
import type { LockedGroup } from "./lock-group.server.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { settleGroupNews } from "./settle-group-news.server.ts";

/** Gives a free seat of a locked group to an application. Where there is nothing to agree to, the membership is active at once. */
export async function takeSeat(
  tx: Executor,
  group: LockedGroup,
  application: { id: string; customerId: string },
  actor: Actor,
  now: Date,
): Promise<{ membershipId: string }> {
  const { customerId } = application;
  const membership = { id: newId(now), customerId };
  await sql(
    tx,
    `insert into group_membership (id, group_id, customer_id, application_id, joined_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz)`,
    [membership.id, group.id, customerId, application.id, now],
  );
  await settleGroupNews(tx, group.id, { customerId }, now);
  if (group.agreement === null) await becomeActive(tx, group, membership, now);
  await recordGroupEvent(tx, { actor, verb: "group.seat-taken", group, customerId }, now);
  return { membershipId: membership.id };
}
