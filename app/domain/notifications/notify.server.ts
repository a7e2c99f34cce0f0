import { newId } from "#app/kernel/ids.ts";
import { type Mail, postMails } from "#app/platform/outbox.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { factsOfKind, type NoticeKind } from "./notice-kinds.ts";

/**
 * News for one account. `key` makes it once for ever ("idea-answered/<answerId>/<accountId>").
 * `data` says in words of the moment what it is about, all of it optional: `title` (the idea, the group, the subject),
 * `by` (who did it), `words` (what they wrote or decided), `path` (the page it leads to, beginning with one "/").
 * `mail.props` are those of the template; `company` is added to them. The template "news" fits most.
 * `subject` is what it is about, by which `doneAbout` finds it: `data.path` where it is not said. Where `untilDone`, it waits
 * for the person until then; else until it is read.
 */
export type Notice = {
  accountId: string;
  kind: NoticeKind;
  key: string;
  data: Record<string, unknown>;
  subject?: string;
  untilDone?: boolean;
  mail: { template: string; props: Record<string, unknown> } | null;
};

type Person = { id: string; email: string; company: string; unwanted: string[] };

/**
 * Tells people something once, in the transaction of the change: in the product always, by mail where they want it.
 * News for customers reaches accounts of customers only, news for staff only staff who are not disabled.
 */
export async function notify(on: Executor, notices: readonly Notice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const told = await saveNotices(on, notices, now);
  const mails = notices.filter(({ key, mail }) => mail !== null && told.has(key));
  if (mails.length === 0) return;
  const people = await peopleOf(
    on,
    mails.map(({ accountId }) => accountId),
  );
  await postMails(
    on,
    mails.flatMap((notice) => mailOf(notice, people.get(notice.accountId))),
    now,
  );
}

function mailOf({ key, kind, accountId, mail }: Notice, person: Person | undefined): Mail[] {
  if (mail === null || person === undefined || person.unwanted.includes(kind)) return [];
  const props = { company: person.company, ...mail.props };
  return [{ key, to: person.email, template: mail.template, props, news: { accountId, kind } }];
}

/** Writes the news that was not told before, and says which that is, by key. */
async function saveNotices(on: Executor, notices: readonly Notice[], now: Date): Promise<Set<string>> {
  const rows = await sql<{ key: string }>(
    on,
    `insert into notification (id, account_id, kind, key, data, created_at, subject, until_done)
     select n.id, n.account_id, n.kind, n.key, n.data, $2::timestamptz, coalesce(n.subject, n.data ->> 'path'), n.until_done
     from jsonb_to_recordset($1::text::jsonb)
       as n(id uuid, account_id uuid, kind text, key text, data jsonb, staff boolean, subject text, until_done boolean)
     where case when n.staff then exists (select 1 from staff where staff.account_id = n.account_id and disabled_at is null)
       else exists (select 1 from customer where customer.account_id = n.account_id) end
     order by n.key on conflict (key) do nothing returning key`,
    [
      JSON.stringify(
        notices.map(({ accountId, kind, key, data, subject, untilDone }) => ({
          id: newId(now),
          account_id: accountId,
          kind,
          key,
          data,
          subject: subject ?? null,
          until_done: untilDone ?? false,
          staff: factsOfKind(kind).to === "staff",
        })),
      ),
      now,
    ],
  );
  return new Set(rows.map(({ key }) => key));
}

async function peopleOf(on: Executor, accountIds: readonly string[]): Promise<Map<string, Person>> {
  const rows = await sql<Person>(
    on,
    `select account.id, account.email, company.name as company,
       array(select kind from notification_preference p where p.account_id = account.id and not by_mail) as unwanted
     from account, company where company.id = 1 and account.id = any($1::uuid[])`,
    [accountIds],
  );
  return new Map(rows.map((person) => [person.id, person]));
}
