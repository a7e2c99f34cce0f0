import { isId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { GroupTerms } from "./group.ts";
import type { Decision } from "./seats.ts";

/** A group as staff see it. `asking` counts applications that staff have to decide. */
export type GroupForStaff = GroupTerms & {
  id: string;
  held: number;
  asking: number;
  waiting: number;
  openedAt: Date;
  closedAt: Date | null;
  presentVersion: number | null;
};

const columns = `g.id, g.kind, g.name, g.story, g.members_do as "membersDo", g.members_get as "membersGet", g.seats, g.admission,
  g.opened_at as "openedAt", g.closed_at as "closedAt",
  (select count(*)::int from group_membership x where x.group_id = g.id and x.left_at is null and x.removed_at is null) as held,
  (select count(*)::int from group_application x where x.group_id = g.id and x.ended_at is null and x.decision is null) as asking,
  (select count(*)::int from group_application x where x.group_id = g.id and x.ended_at is null and x.decision = 'waiting') as waiting,
  (select max(version) from group_agreement v where v.group_id = g.id) as "presentVersion"`;

/** All groups: the open ones first, the newest first. */
export function listGroupsForStaff(): Promise<GroupForStaff[]> {
  return sql(
    pool,
    `select ${columns} from customer_group g order by g.closed_at is not null, g.opened_at desc, g.id limit 500`,
  );
}

/** One group, or null where there is none. */
export async function groupForStaff(groupId: string): Promise<GroupForStaff | null> {
  if (!isId(groupId)) return null;
  const [group] = await sql<GroupForStaff>(
    pool,
    `select ${columns} from customer_group g where g.id = $1::uuid`,
    [groupId],
  );
  return group ?? null;
}

/** Somebody who asked for a seat, waits for one or holds one. `acceptedVersion` is the latest agreement they accepted. */
export type Applicant = {
  applicationId: string;
  customerId: string;
  title: string;
  arrival: number;
  reason: string;
  appliedAt: Date;
  decision: Exclude<Decision, "declined"> | null;
  joinedAt: Date | null;
  acceptedVersion: number | null;
};

/** Everybody who is in a group or asks to be, in the order of arrival, without those who left or were declined. */
export function applicantsOf(groupId: string): Promise<Applicant[]> {
  return sql(
    pool,
    `select a.id as "applicationId", c.id as "customerId", a.arrival, a.reason, a.applied_at as "appliedAt", a.decision,
       coalesce(c.name, c.email, c.external_id, 'A customer without a name') as title, m.joined_at as "joinedAt",
       (select max(v.version) from group_acceptance x join group_agreement v on v.id = x.agreement_id
         where x.membership_id = m.id) as "acceptedVersion"
     from group_application a join customer c on c.id = a.customer_id
     left join group_membership m on m.application_id = a.id
     where a.group_id = $1::uuid and a.ended_at is null order by a.arrival limit 1000`,
    [groupId],
  );
}

/** A version of the agreement. `acceptedBy` counts members of today who accepted it. */
export type AgreementVersion = {
  id: string;
  version: number;
  text: string;
  sha256: string;
  publishedAt: Date;
  publishedBy: string;
  acceptedBy: number;
};

/** The versions of a group's agreement, the newest first. */
export function agreementVersions(groupId: string): Promise<AgreementVersion[]> {
  return sql(
    pool,
    `select v.id, v.version, v.text, v.sha256, v.published_at as "publishedAt", s.name as "publishedBy",
       (select count(*)::int from group_acceptance x join group_membership m on m.id = x.membership_id
         where x.agreement_id = v.id and m.left_at is null and m.removed_at is null) as "acceptedBy"
     from group_agreement v join staff s on s.id = v.published_by
     where v.group_id = $1::uuid order by v.version desc`,
    [groupId],
  );
}

/** How many applications wait for staff to decide, in all groups that are open. */
export async function applicationsToDecide(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    pool,
    `select count(*)::int as count from group_application a join customer_group g on g.id = a.group_id
     where a.ended_at is null and a.decision is null and g.closed_at is null`,
  );
  return row?.count ?? 0;
}
