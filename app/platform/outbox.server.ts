import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "./sql.server.ts";

/**
 * A mail to post. `key` makes a second posting of the same mail a no-op; `template` names a file of emails/.
 * `news` says whom and what kind it is about, where the person may say that they do not want it.
 */
export type Mail = {
  key: string;
  to: string;
  template: string;
  props: Record<string, unknown>;
  news?: { accountId: string; kind: string };
};

/** Posts a mail into the outbox, in the transaction of whoever asks; a job sends it. */
export function postMail(on: Executor, mail: Mail, now: Date): Promise<void> {
  return postMails(on, [mail], now);
}

/** Posts many mails in one statement, each with the job that sends it. */
export async function postMails(on: Executor, mails: readonly Mail[], now: Date): Promise<void> {
  if (mails.length === 0) return;
  await sql(
    on,
    `with posted as (
       insert into outbox_mail (id, dedupe_key, to_address, template, props, account_id, news_kind, created_at, next_attempt_at)
       select m.id, m.key, m.to_address, m.template, m.props, m.account_id, m.news_kind, $2::timestamptz, $2::timestamptz
       from jsonb_to_recordset($1::text::jsonb) as m(id uuid, key text, to_address text, template text, props jsonb, account_id uuid, news_kind text)
       on conflict (dedupe_key) do nothing returning id)
     select 1 as one from posted, graphile_worker.add_job('deliver-mail', json_build_object('mailId', posted.id),
       job_key := 'deliver-mail/' || posted.id, max_attempts := 25)`,
    [JSON.stringify(mails.map((mail) => rowOf(mail, now))), now],
  );
}

function rowOf({ key, to, template, props, news }: Mail, now: Date) {
  return {
    id: newId(now),
    key,
    to_address: to,
    template,
    props,
    account_id: news?.accountId ?? null,
    news_kind: news?.kind ?? null,
  };
}
