import { newId } from "#app/kernel/ids.ts";
import { enqueue } from "./queue.server.ts";
import { type Executor, sql } from "./sql.server.ts";

/** A mail to post. `key` makes a second posting of the same mail a no-op; `template` names a file of emails/. */
export type Mail = { key: string; to: string; template: string; props: Record<string, unknown> };

/** Posts a mail into the outbox, in the transaction of whoever asks; a job sends it. */
export async function postMail(on: Executor, mail: Mail, now: Date): Promise<void> {
  const id = newId(now);
  const posted = await sql<{ id: string }>(
    on,
    `insert into outbox_mail (id, dedupe_key, to_address, template, props, created_at, next_attempt_at)
     values ($1::uuid, $2, $3, $4, $5::text::jsonb, $6::timestamptz, $6::timestamptz) on conflict (dedupe_key) do nothing returning id`,
    [id, mail.key, mail.to, mail.template, JSON.stringify(mail.props), now],
  );
  if (posted.length > 0) await enqueue(on, "deliver-mail", { mailId: id }, { key: `deliver-mail/${id}` });
}
