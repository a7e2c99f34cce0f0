import { isId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type RenderedMail, renderMail, subjectOf } from "./render-mail.server.ts";
import { unsubscribeAddress } from "./unsubscribe-address.server.ts";

export type OutboxItem = {
  id: string;
  to: string;
  template: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
};
export type OutboxMailView = OutboxItem & RenderedMail;

type Row = Omit<OutboxItem, "subject"> & {
  props: unknown;
  accountId: string | null;
  newsKind: string | null;
};

const columns = `id, to_address as "to", template, props, created_at as "createdAt", sent_at as "sentAt",
  account_id as "accountId", news_kind as "newsKind"`;

/** Whether mails may be read in the browser: never in production, and only where none can be sent. */
export function isOutboxReadable(): boolean {
  return env.KITH_MODE !== "production" && env.RESEND_API_KEY === undefined;
}

/** The newest hundred mails of the outbox, or null where it may not be read. */
export async function listOutbox(): Promise<OutboxItem[] | null> {
  if (!isOutboxReadable()) return null;
  const rows = await sql<Row>(
    pool,
    `select ${columns} from outbox_mail order by created_at desc, id desc limit 100`,
  );
  return Promise.all(
    rows.map(async ({ props, accountId: _, newsKind: __, ...row }) => ({
      ...row,
      subject: await subjectOf({ ...row, props }).catch(() => `(a mail of the unknown kind ${row.template})`),
    })),
  );
}

/** One mail of the outbox, rendered; null where there is none or it may not be read. */
export async function readOutboxMail(id: string): Promise<OutboxMailView | null> {
  if (!isOutboxReadable() || !isId(id)) return null;
  const [row] = await sql<Row>(pool, `select ${columns} from outbox_mail where id = $1::uuid`, [id]);
  if (row === undefined) return null;
  const { props, accountId, newsKind, ...mail } = row;
  const unsubscribe = unsubscribeAddress({ accountId, newsKind });
  return { ...mail, ...(await renderMail({ ...mail, props, unsubscribe })) };
}
