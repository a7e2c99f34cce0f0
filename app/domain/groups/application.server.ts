import { isId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type LockedGroup, lockGroup } from "./lock-group.server.ts";
import type { Decision } from "./seats.ts";

/** An application with the seat that came of it. */
export type ApplicationRow = {
  id: string;
  groupId: string;
  customerId: string;
  decision: Decision | null;
  endedAt: Date | null;
  membershipId: string | null;
};

const columns = `a.id, a.group_id as "groupId", a.customer_id as "customerId", a.decision, a.ended_at as "endedAt",
  (select m.id from group_membership m where m.application_id = a.id and m.left_at is null and m.removed_at is null) as "membershipId"`;

/** An application of a group, read under the group's lock; null where the group has none of that id. */
export async function lockApplication(
  tx: Executor,
  groupId: string,
  applicationId: string,
): Promise<{ group: LockedGroup; application: ApplicationRow } | null> {
  const group = await lockGroup(tx, groupId);
  if (group === null || !isId(applicationId)) return null;
  const [application] = await sql<ApplicationRow>(
    tx,
    `select ${columns} from group_application a where a.id = $1::uuid and a.group_id = $2::uuid`,
    [applicationId, groupId],
  );
  return application === undefined ? null : { group, application };
}

/** What a customer has running with a group; null where there is nothing. */
export async function liveApplication(
  tx: Executor,
  groupId: string,
  customerId: string,
): Promise<ApplicationRow | null> {
  const [application] = await sql<ApplicationRow>(
    tx,
    `select ${columns} from group_application a
     where a.group_id = $1::uuid and a.customer_id = $2::uuid and a.ended_at is null`,
    [groupId, customerId],
  );
  return application ?? null;
}
