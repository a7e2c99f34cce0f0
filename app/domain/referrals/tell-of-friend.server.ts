import { env } from "#app/platform/env.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { notify } from "../notifications/notify.server.ts";

/** Tells who brought a friend, where they have joined themselves. The friend is named by first name only. */
export async function tellOfFriend(
  on: Executor,
  referrerId: string,
  refereeId: string,
  now: Date,
): Promise<void> {
  const [news] = await sql<{ accountId: string; friend: string | null }>(
    on,
    `select r.account_id as "accountId", split_part(trim(f.name), ' ', 1) as friend
     from customer r, customer f where r.id = $1::uuid and f.id = $2::uuid and r.account_id is not null`,
    [referrerId, refereeId],
  );
  if (news === undefined) return;
  const friend = news.friend || "A friend";
  const notice = {
    accountId: news.accountId,
    kind: "friend-joined" as const,
    key: `friend-joined/${refereeId}`,
    data: { by: friend, path: "/refer" },
    mail: { template: "friend-joined", props: { friend, homeUrl: `${env.ORIGIN}/refer` } },
  };
  await notify(on, [notice], now);
}
