import { isId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { isNoticeKind, kindsFor, type NoticeKind } from "./notice-kinds.ts";

/** Marks a person's news for customers, or for staff, as read. */
export async function markAllRead(accountId: string, to: "customers" | "staff", now: Date): Promise<void> {
  await sql(
    pool,
    `update notification set read_at = greatest($3::timestamptz, created_at)
     where account_id = $1::uuid and kind = any($2::text[]) and read_at is null`,
    [accountId, kindsFor(to), now],
  );
}

/** Marks one of a person's news as read, and says which it is; null where it is not theirs. */
export async function openNotice(
  accountId: string,
  id: string,
  now: Date,
): Promise<{ kind: NoticeKind; data: Record<string, unknown> } | null> {
  if (!isId(id)) return null;
  const [notice] = await sql<{ kind: string; data: Record<string, unknown> }>(
    pool,
    `update notification set read_at = coalesce(read_at, greatest($3::timestamptz, created_at))
     where id = $2::uuid and account_id = $1::uuid returning kind, data`,
    [accountId, id, now],
  );
  if (notice === undefined || !isNoticeKind(notice.kind)) return null;
  return { kind: notice.kind, data: notice.data };
}
