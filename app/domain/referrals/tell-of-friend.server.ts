import { env } from "#app/platform/env.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** Posts a mail to who brought a friend, where they have joined themselves. The friend is named by first name only. */
export async function tellOfFriend(
  on: Executor,
  referrerId: string,
  refereeId: string,
  now: Date,
): Promise<void> {
  const [news] = await sql<{ email: string; company: string; friend: string | null }>(
    on,
    `select a.email, company.name as company, split_part(trim(f.name), ' ', 1) as friend
     from customer r join account a on a.id = r.account_id, customer f, company
     where r.id = $1::uuid and f.id = $2::uuid and company.id = 1`,
    [referrerId, refereeId],
  );
  if (news === undefined) return;
  const props = { company: news.company, friend: news.friend || "A friend", homeUrl: `${env.ORIGIN}/refer` };
  await postMail(
    on,
    { key: `friend-joined/${refereeId}`, to: news.email, template: "friend-joined", props },
    now,
  );
}
