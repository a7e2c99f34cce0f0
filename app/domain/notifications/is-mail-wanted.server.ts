import { type Executor, sql } from "#app/platform/sql.server.ts";
import { factsOfKind, type NoticeKind } from "./notice-kinds.ts";

/**
 * Whether a person wants mails of a kind at this moment, asked when a mail is about to leave. Whoever is no customer
 * (or no longer staff, for news to staff) wants none.
 */
export async function isMailWanted(on: Executor, accountId: string, kind: NoticeKind): Promise<boolean> {
  const [row] = await sql<{ wanted: boolean }>(
    on,
    `select case when $3::boolean then exists (select 1 from staff where account_id = $1::uuid and disabled_at is null)
         else exists (select 1 from customer where account_id = $1::uuid) end
       and not exists (select 1 from notification_preference where account_id = $1::uuid and kind = $2 and not by_mail) as wanted`,
    [accountId, kind, factsOfKind(kind).to === "staff"],
  );
  return row?.wanted === true;
}
