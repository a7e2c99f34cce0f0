import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { askingKinds, kindsFor, type NoticeKind } from "./notice-kinds.ts";

/** News as it is listed. `data` is what the slice said; read it by `noticeWords`. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  data: Record<string, unknown>;
  createdAt: Date;
  readAt: Date | null;
  /** Whether it waits until what it asks is done. */
  untilDone: boolean;
};

type Side = "customers" | "staff";

const pageSize = 30;
const columns = `id, kind, data, created_at as "createdAt", read_at as "readAt", until_done as "untilDone"`;

/** How many news a person has not read yet. */
export async function unreadCount(accountId: string, to: Side): Promise<number> {
  const [row] = await sql<{ unread: number }>(
    pool,
    "select count(*)::int as unread from notification where account_id = $1::uuid and kind = any($2::text[]) and read_at is null",
    [accountId, kindsFor(to)],
  );
  return row?.unread ?? 0;
}

/** A person's news, newest first, a page at a time. `cursor` is the id of the last one seen. */
export async function noticesOf(
  accountId: string,
  to: Side,
  cursor: string | null,
): Promise<{ notices: NoticeView[]; next: string | null }> {
  const rows = await sql<NoticeView>(
    pool,
    `select ${columns} from notification where account_id = $1::uuid and kind = any($2::text[])
       and ($3::uuid is null or (created_at, id) < (select l.created_at, l.id from notification l where l.id = $3::uuid and l.account_id = $1::uuid))
     order by created_at desc, id desc limit ${pageSize + 1}`,
    [accountId, kindsFor(to), cursor],
  );
  const notices = rows.slice(0, pageSize);
  return { notices, next: rows.length > pageSize ? (notices.at(-1)?.id ?? null) : null };
}

/** What waits for a person, until it is done or, where nothing but reading is asked, read: the oldest first, at most ten. */
export function waitingFor(accountId: string, to: Side): Promise<NoticeView[]> {
  return sql<NoticeView>(
    pool,
    `select ${columns} from notification where account_id = $1::uuid and kind = any($2::text[])
       and (case when until_done then done_at else read_at end) is null
     order by created_at, id limit 10`,
    [accountId, kindsFor(to).filter((kind) => askingKinds.includes(kind))],
  );
}

/** Which kinds of news a person has by mail. */
export async function preferencesOf(
  accountId: string,
  to: Side,
): Promise<{ kind: NoticeKind; byMail: boolean }[]> {
  const rows = await sql<{ kind: string }>(
    pool,
    "select kind from notification_preference where account_id = $1::uuid and not by_mail",
    [accountId],
  );
  const unwanted = new Set(rows.map(({ kind }) => kind));
  return kindsFor(to).map((kind) => ({ kind, byMail: !unwanted.has(kind) }));
}
