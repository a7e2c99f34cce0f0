import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Programme, readProgramme } from "./programme.server.ts";
import { normaliseCode } from "./referral-code.ts";

/** How a referral link is doing. `clicks` counts openings by people. */
export type LinkView = { code: string; clicks: number; joined: number; bought: number };

/** A customer's own link, or null where none has been made yet. */
export async function linkOf(customerId: string): Promise<LinkView | null> {
  const rows = await sql<LinkView>(
    pool,
    `select l.code, (select count(*)::int from click k where k.link_id = l.id and k.counted) as clicks,
       b.joined, b.bought
     from referral_link l cross join lateral (
       select count(*)::int as joined, count(*) filter (where exists (
         select 1 from customer_spend s where s.customer_id = a.referee_id))::int as bought
       from attribution a where a.referrer_id = l.customer_id
     ) b where l.customer_id = $1`,
    [customerId],
  );
  return rows[0] ?? null;
}

/** A friend as the person who brought them may see it: a first name at most. */
export type FriendView = { key: string; firstName: string | null; joinedAt: Date; bought: boolean };

const friendsPage = 20;

/** The friends a customer brought, newest first, a page at a time counted from 1. */
export async function friendsOf(
  customerId: string,
  page = 1,
): Promise<{ friends: FriendView[]; hasMore: boolean }> {
  const rows = await sql<FriendView>(
    pool,
    `select row_number() over (order by a.attributed_at desc, a.referee_id)::text as key,
       nullif(split_part(trim(coalesce(c.name, '')), ' ', 1), '') as "firstName", a.attributed_at as "joinedAt",
       exists (select 1 from customer_spend s where s.customer_id = a.referee_id) as bought
     from attribution a join customer c on c.id = a.referee_id
     where a.referrer_id = $1 order by a.attributed_at desc, a.referee_id limit $2 offset $3`,
    [customerId, friendsPage + 1, (page - 1) * friendsPage],
  );
  return { friends: rows.slice(0, friendsPage), hasMore: rows.length > friendsPage };
}

/** How many customers came because of this one. */
export async function broughtBy(customerId: string): Promise<number> {
  const rows = await sql<{ brought: number }>(
    pool,
    `select count(*)::int as brought from attribution where referrer_id = $1`,
    [customerId],
  );
  return rows[0]?.brought ?? 0;
}

/** Who invites, as the invited page may show it: a first name at most. */
export type InvitationView = { code: string; inviterFirstName: string | null };

/** The invitation behind a code, or null where there is no such link. */
export async function invitationOf(code: string): Promise<InvitationView | null> {
  const rows = await sql<InvitationView>(
    pool,
    `select l.code, nullif(split_part(trim(coalesce(c.name, '')), ' ', 1), '') as "inviterFirstName"
     from referral_link l join customer c on c.id = l.customer_id where l.code = $1`,
    [normaliseCode(code)],
  );
  return rows[0] ?? null;
}

/** The terms of the programme. */
export function programme(): Promise<Programme> {
  return readProgramme(pool);
}

/** A customer on one side of a referral, for staff. */
export type ReferralPartner = { id: string; title: string; at: Date; bought: boolean };

const partner = `a.attributed_at as at, c.id, coalesce(c.name, c.email, c.external_id, 'A customer without a name') as title,
  exists (select 1 from customer_spend s where s.customer_id = c.id) as bought`;

/** Who brought a customer, and the latest ones whom the customer brought, with the number of all. */
export async function referralsAround(
  customerId: string,
): Promise<{ broughtBy: ReferralPartner | null; brought: ReferralPartner[]; broughtCount: number }> {
  const [up, down, count] = await Promise.all([
    sql<ReferralPartner>(
      pool,
      `select ${partner} from attribution a join customer c on c.id = a.referrer_id where a.referee_id = $1`,
      [customerId],
    ),
    sql<ReferralPartner>(
      pool,
      `select ${partner} from attribution a join customer c on c.id = a.referee_id
       where a.referrer_id = $1 order by a.attributed_at desc limit 10`,
      [customerId],
    ),
    broughtBy(customerId),
  ]);
  return { broughtBy: up[0] ?? null, brought: down, broughtCount: count };
}
