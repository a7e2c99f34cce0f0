import { isMailWanted } from "#app/domain/notifications/is-mail-wanted.server.ts";
import { isNoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { waitForTurn } from "./mail-pace.server.ts";
import { renderMail } from "./render-mail.server.ts";
import { type Handover, sendByResend } from "./resend.server.ts";
import { unsubscribeAddress } from "./unsubscribe-address.server.ts";

/** Resend forgets a key after 24 hours: a try after this could send the mail twice. */
const giveUpAfterMs = 23 * 3_600_000;
const longestPauseMs = 3_600_000;

export type Delivery = "sent" | "later" | "given-up" | "unwanted" | "kept" | "nothing-to-do";

type MailRow = {
  id: string;
  to: string;
  template: string;
  props: unknown;
  createdAt: Date;
  attempts: number;
  accountId: string | null;
  newsKind: string | null;
};

/** Sends a mail of the outbox once. Without a key of Resend it stays in the outbox, to be read there. */
export async function deliverMail(mailId: string, now: Date): Promise<Delivery> {
  const apiKey = env.RESEND_API_KEY;
  if (apiKey === undefined) return "kept";
  await waitForTurn();
  return withTransaction(async (tx) => {
    const [mail] = await sql<MailRow>(
      tx,
      `select id, to_address as "to", template, props, created_at as "createdAt", attempts, account_id as "accountId", news_kind as "newsKind"
       from outbox_mail where id = $1::uuid and sent_at is null and given_up_at is null and unwanted_at is null for update skip locked`,
      [mailId],
    );
    if (mail === undefined) return "nothing-to-do";
    if (isTooOld(mail, now)) return giveUp(tx, mail, now, "not sent within 23 hours");
    if (!(await isStillWanted(tx, mail))) return leaveUnsent(tx, mail, now);
    const rendered = await renderMail({ ...mail, unsubscribe: unsubscribeAddress(mail) });
    const handover = await sendByResend(apiKey, { ...rendered, to: mail.to, key: mail.id });
    return writeDown(tx, mail, handover, now);
  });
}

/** Mails that a person asked for themselves are always wanted; for news their preferences hold, as they are now. */
async function isStillWanted(tx: Executor, { accountId, newsKind }: MailRow): Promise<boolean> {
  if (accountId === null || newsKind === null) return true;
  return isNoticeKind(newsKind) && isMailWanted(tx, accountId, newsKind);
}

async function leaveUnsent(tx: Executor, mail: MailRow, now: Date): Promise<Delivery> {
  await sql(
    tx,
    "update outbox_mail set unwanted_at = $2::timestamptz, next_attempt_at = null where id = $1::uuid",
    [mail.id, now],
  );
  return "unwanted";
}

async function writeDown(tx: Executor, mail: MailRow, handover: Handover, now: Date): Promise<Delivery> {
  if (handover.kind === "refused") return giveUp(tx, mail, now, handover.error);
  if (handover.kind === "later") return tryLater(tx, mail, handover, now);
  await sql(
    tx,
    `update outbox_mail set sent_at = $2::timestamptz, provider_id = $3, attempts = attempts + 1, next_attempt_at = null, last_error = null
     where id = $1::uuid`,
    [mail.id, now, handover.providerId],
  );
  return "sent";
}

async function tryLater(
  tx: Executor,
  mail: MailRow,
  handover: Handover & { kind: "later" },
  now: Date,
): Promise<Delivery> {
  const pauseMs = Math.max(handover.afterMs ?? 0, Math.min(1_000 * 2 ** mail.attempts, longestPauseMs));
  const runAt = new Date(now.getTime() + pauseMs);
  if (isTooOld(mail, runAt)) return giveUp(tx, mail, now, handover.error);
  await sql(
    tx,
    "update outbox_mail set attempts = attempts + 1, next_attempt_at = $2::timestamptz, last_error = $3 where id = $1::uuid",
    [mail.id, runAt, handover.error],
  );
  await enqueue(tx, "deliver-mail", { mailId: mail.id }, { key: `deliver-mail/${mail.id}`, runAt });
  return "later";
}

async function giveUp(tx: Executor, mail: MailRow, now: Date, error: string): Promise<Delivery> {
  log.error({ mailId: mail.id, template: mail.template, reason: error }, "a mail was given up");
  await sql(
    tx,
    "update outbox_mail set given_up_at = $2::timestamptz, next_attempt_at = null, attempts = attempts + 1, last_error = $3 where id = $1::uuid",
    [mail.id, now, error],
  );
  return "given-up";
}

function isTooOld(mail: MailRow, at: Date): boolean {
  return at.getTime() - mail.createdAt.getTime() >= giveUpAfterMs;
}
