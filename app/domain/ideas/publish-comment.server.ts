import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";
import { notify } from "../notifications/notify.server.ts";

type Published = {
  ideaId: string;
  title: string;
  customerId: string | null;
  wasPublished: boolean;
  who: string;
  authorId: string;
  authorAccountId: string | null;
};

/** Makes a comment public and counts it, in the transaction of whoever asks. The first time it is a contribution, and the idea's author is told. */
export async function publishComment(on: Executor, commentId: string, now: Date): Promise<void> {
  const [comment] = await sql<Published>(
    on,
    `with published as (
       update idea_comment c set state = 'live', moderation_note = null, published_at = coalesce(c.published_at, $2::timestamptz)
       from idea_comment before where before.id = c.id and c.id = $1::uuid and before.state <> 'live'
       returning c.idea_id, c.customer_id, c.staff_id, before.published_at is not null as was_published
     ), counted as (
       update idea set comment_count = comment_count + 1 where id = (select idea_id from published)
     )
     select p.idea_id as "ideaId", i.title, p.customer_id as "customerId", p.was_published as "wasPublished",
       coalesce(nullif(split_part(trim(coalesce(k.name, s.name)), ' ', 1), ''), 'A customer') as who,
       i.author_id as "authorId", a.account_id as "authorAccountId"
     from published p join idea i on i.id = p.idea_id join customer a on a.id = i.author_id
       left join customer k on k.id = p.customer_id left join staff s on s.id = p.staff_id`,
    [commentId, now],
  );
  if (comment === undefined || comment.wasPublished) return;
  if (comment.customerId !== null) await contribute(on, commentId, comment, comment.customerId, now);
  if (comment.authorAccountId === null || comment.authorId === comment.customerId) return;
  const { ideaId, title, who } = comment;
  const key = `idea-commented/${commentId}/${comment.authorAccountId}`;
  const notice = { accountId: comment.authorAccountId, kind: "idea-commented" as const, key, mail: null };
  await notify(on, [{ ...notice, data: { title, by: who, path: `/ideas/${ideaId}` } }], now);
}

function contribute(
  on: Executor,
  commentId: string,
  { ideaId, title }: Published,
  customerId: string,
  now: Date,
): Promise<void> {
  const externalId = `idea-comment/${commentId}`;
  const contribution = { id: newId(now), customerId, kind: "idea-comment", externalId, occurredAt: now };
  const evidence = { commentId, title };
  return saveContributions(on, [{ ...contribution, subject: { kind: "idea", id: ideaId }, evidence }], now);
}
