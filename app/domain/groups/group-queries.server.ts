import { isId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Admission, GroupKind } from "./group.ts";
import { freeSeats } from "./seats.ts";
import { type Standing, type StandingFacts, standingOf } from "./standing.ts";

/** A group as customers see it in the list. */
export type GroupCard = {
  id: string;
  kind: GroupKind;
  name: string;
  story: string;
  seats: number;
  free: number;
  waiting: number;
  closedAt: Date | null;
  standing: Standing;
};

/** A group as a customer sees it on its page. `reason` is what they wrote last, `word` what they were told last. */
export type GroupPage = GroupCard & {
  membersDo: string;
  membersGet: string;
  admission: Admission;
  held: number;
  reason: string | null;
  word: string | null;
  agreement: { id: string; version: number; text: string; publishedAt: Date; acceptedAt: Date | null } | null;
};

type GroupRow = Omit<GroupCard, "free" | "standing"> & { held: number; mine: string | null } & StandingFacts;

/** What every view of a group needs: how its seats stand, and the latest application of customer $1. */
const overview = `g.id, g.kind, g.name, g.story, g.seats, g.closed_at as "closedAt", s.held, s.waiting,
  a.id as mine, a.decision, a.ended_at as "endedAt", m.left_at as "leftAt", m.removed_at as "removedAt",
  (select count(*)::int from group_application b where b.group_id = g.id and b.ended_at is null and b.decision = 'waiting'
    and b.arrival < a.arrival) as before,
  (select max(version) from group_agreement v where v.group_id = g.id) as "presentVersion",
  (select max(v.version) from group_acceptance c join group_agreement v on v.id = c.agreement_id
    where c.membership_id = m.id) as "acceptedVersion"`;
const tables = `customer_group g
  cross join lateral (select
    (select count(*)::int from group_membership x where x.group_id = g.id and x.left_at is null and x.removed_at is null) as held,
    (select count(*)::int from group_application x where x.group_id = g.id and x.ended_at is null and x.decision = 'waiting') as waiting
  ) s
  left join lateral (select * from group_application x where x.group_id = g.id and x.customer_id = $1::uuid
    order by x.arrival desc limit 1) a on true
  left join group_membership m on m.application_id = a.id`;

/** The groups that are open, and those a customer is in: the ones with free seats first. */
export async function listGroups(customerId: string): Promise<GroupCard[]> {
  const rows = await sql<GroupRow>(
    pool,
    `select ${overview} from ${tables}
     where g.closed_at is null or (a.id is not null and a.ended_at is null)
     order by g.closed_at is not null, (g.seats > s.held) desc, g.opened_at desc, g.id limit 200`,
    [customerId],
  );
  return rows.map(cardOf);
}

/** One group for a customer; null where there is none, or where it is closed and they are not in it. */
export async function groupFor(customerId: string, groupId: string): Promise<GroupPage | null> {
  if (!isId(groupId)) return null;
  const [row] = await sql<GroupRow & PageRow>(
    pool,
    `select ${overview}, g.members_do as "membersDo", g.members_get as "membersGet", g.admission, a.reason,
       case when m.removed_at is not null then m.word when a.decided_by is not null then a.word end as word,
       v.id as "agreementId", v.version, v.text, v.published_at as "publishedAt",
       (select accepted_at from group_acceptance c where c.membership_id = m.id and c.agreement_id = v.id) as "acceptedAt"
     from ${tables}
     left join lateral (select * from group_agreement x where x.group_id = g.id order by x.version desc limit 1) v on true
     where g.id = $2::uuid and (g.closed_at is null or a.id is not null)`,
    [customerId, groupId],
  );
  if (row === undefined) return null;
  const { membersDo, membersGet, admission, held, reason, word } = row;
  return {
    ...cardOf(row),
    membersDo,
    membersGet,
    admission,
    held,
    reason,
    word,
    agreement: agreementOf(row),
  };
}

type PageRow = Pick<GroupPage, "membersDo" | "membersGet" | "admission" | "reason" | "word"> & {
  agreementId: string | null;
  version: number;
  text: string;
  publishedAt: Date;
  acceptedAt: Date | null;
};

function agreementOf(row: PageRow): GroupPage["agreement"] {
  if (row.agreementId === null) return null;
  const { agreementId, version, text, publishedAt, acceptedAt } = row;
  return { id: agreementId, version, text, publishedAt, acceptedAt };
}

function cardOf(row: GroupRow): GroupCard {
  const { id, kind, name, story, seats, waiting, closedAt } = row;
  const standing = standingOf(row.mine === null ? null : row);
  return { id, kind, name, story, seats, free: freeSeats(row), waiting, closedAt, standing };
}

/** The members of a group as the others see them: a first name at most, the longest there first. */
export async function membersSeen(
  groupId: string,
): Promise<{ key: string; firstName: string | null; joinedAt: Date }[]> {
  return sql(
    pool,
    `select row_number() over (order by m.joined_at, m.id)::text as key, m.joined_at as "joinedAt",
       nullif(split_part(trim(coalesce(c.name, '')), ' ', 1), '') as "firstName"
     from group_membership m join customer c on c.id = m.customer_id
     where m.group_id = $1::uuid and m.left_at is null and m.removed_at is null and m.active_at is not null
     order by m.joined_at, m.id limit 500`,
    [groupId],
  );
}
