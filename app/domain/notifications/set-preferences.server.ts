import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { actorOf } from "../people/actor-of.server.ts";
import { kindsFor, type NoticeKind } from "./notice-kinds.ts";

/** Sets which kinds of news a person has by mail; those not named they have in the product alone. */
export async function setPreferences(
  accountId: string,
  choice: { to: "customers" | "staff"; wanted: readonly string[] },
  now: Date,
): Promise<void> {
  const choices = kindsFor(choice.to).map((kind) => ({ kind, byMail: choice.wanted.includes(kind) }));
  await withTransaction((tx) => save(tx, accountId, choices, now));
}

/** Ends mails of one kind, as the link in such a mail does. Doing it twice does nothing more. */
export async function stopMails(accountId: string, kind: NoticeKind, now: Date): Promise<void> {
  await withTransaction((tx) => save(tx, accountId, [{ kind, byMail: false }], now));
}

/** Writes what differs, with one event for it. */
async function save(
  on: Executor,
  accountId: string,
  choices: readonly { kind: NoticeKind; byMail: boolean }[],
  now: Date,
): Promise<void> {
  const changed = await sql<{ kind: string; byMail: boolean }>(
    on,
    `insert into notification_preference as kept (account_id, kind, by_mail, set_at)
     select $1::uuid, c.kind, c."byMail", $3::timestamptz
     from jsonb_to_recordset($2::text::jsonb) as c(kind text, "byMail" boolean)
       left join notification_preference p on p.account_id = $1::uuid and p.kind = c.kind
     where coalesce(p.by_mail, true) <> c."byMail"
     order by c.kind on conflict (account_id, kind) do update set by_mail = excluded.by_mail, set_at = excluded.set_at
     returning kind, by_mail as "byMail"`,
    [accountId, JSON.stringify(choices), now],
  );
  if (changed.length === 0) return;
  const { actor, customerId } = await actorOf(on, accountId);
  const data = {
    byMail: changed.filter(({ byMail }) => byMail).map(({ kind }) => kind),
    notByMail: changed.filter(({ byMail }) => !byMail).map(({ kind }) => kind),
  };
  const event = { actor, verb: "mail-preferences.changed", subjectKind: "account", subjectId: accountId };
  await recordEvent(on, { ...event, customerId, data }, now);
}
