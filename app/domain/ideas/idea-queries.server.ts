import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { IdeaState, IdeaStatus, Visibility } from "./idea.ts";

/** One idea with everything its page shows. Customers appear by their first names alone. */
export type IdeaView = {
  id: string;
  title: string;
  story: string;
  topic: string | null;
  status: IdeaStatus;
  state: IdeaState;
  moderationNote: string | null;
  /** Where it leads on to, as far as others may see that. */
  mergedInto: { id: string; title: string } | null;
  voteCount: number;
  commentCount: number;
  createdAt: Date;
  publishedAt: Date | null;
  authorId: string;
  authorName: string | null;
  voted: boolean;
  /** Whether the one who looks asked not to be mailed about it. */
  quiet: boolean;
};

export type AnswerView = {
  id: string;
  status: IdeaStatus;
  text: string;
  at: Date;
  who: string;
  role: string | null;
};

export type CommentView = {
  id: string;
  text: string;
  state: Visibility;
  note: string | null;
  createdAt: Date;
  who: string | null;
  role: string | null;
  customerId: string | null;
};

const firstName = (name: string) => `nullif(split_part(trim(coalesce(${name}, '')), ' ', 1), '')`;

/** An idea by its id, seen by somebody: what is not public is there for its author and for staff alone. Null where there is none. */
export async function ideaFor(
  ideaId: string,
  viewer: { customerId: string | null; seesAll: boolean },
): Promise<IdeaView | null> {
  const [idea] = await sql<IdeaView>(
    pool,
    `select i.id, i.title, i.story, i.topic, i.status, i.state, i.moderation_note as "moderationNote",
       (select json_build_object('id', t.id, 'title', t.title) from idea t
         where t.id = i.merged_into and (t.state in ('live', 'merged') or $3::boolean)) as "mergedInto",
       i.vote_count as "voteCount",
       i.comment_count as "commentCount", i.created_at as "createdAt", i.published_at as "publishedAt",
       i.author_id as "authorId", case when c.joined_at is not null then ${firstName("c.name")} end as "authorName",
       exists (select 1 from idea_vote v where v.idea_id = i.id and v.customer_id = $2::uuid) as voted,
       exists (select 1 from idea_silence s where s.customer_id = $2::uuid and s.idea_id in (select ideas_in_one(i.id))) as quiet
     from idea i join customer c on c.id = i.author_id
     where i.id = $1::uuid and (i.state in ('live', 'merged') or i.author_id = $2::uuid or $3::boolean)`,
    [ideaId, viewer.customerId, viewer.seesAll],
  );
  return idea ?? null;
}

/** The answers of an idea, the latest first. */
export function answersOf(ideaId: string): Promise<AnswerView[]> {
  return sql<AnswerView>(
    pool,
    `select a.id, a.status, a.text, a.at, s.name as who, s.title as role
     from idea_answer a join staff s on s.id = a.staff_id where a.idea_id = $1::uuid order by a.at desc, a.id desc limit 50`,
    [ideaId],
  );
}

/** The comments of an idea, the oldest first, at most the latest 200. What is not public is there for its author and for staff. */
export async function commentsOn(
  ideaId: string,
  viewer: { customerId: string | null; seesAll: boolean },
): Promise<CommentView[]> {
  const latest = await sql<CommentView>(
    pool,
    `select c.id, c.text, c.state, c.moderation_note as note, c.created_at as "createdAt", c.customer_id as "customerId",
       coalesce(s.name, case when k.joined_at is not null then ${firstName("k.name")} end) as who, s.title as role
     from idea_comment c left join customer k on k.id = c.customer_id left join staff s on s.id = c.staff_id
     where c.idea_id = $1::uuid and (c.state = 'live' or c.customer_id = $2::uuid or $3::boolean)
     order by c.created_at desc, c.id desc limit 200`,
    [ideaId, viewer.customerId, viewer.seesAll],
  );
  return latest.reverse();
}

/** First names of the latest who vote for an idea, of those who have joined. */
export async function votersOf(ideaId: string): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    pool,
    `select ${firstName("c.name")} as name
     from (select customer_id, voted_at from idea_vote where idea_id = $1::uuid order by voted_at desc limit 60) v
       join customer c on c.id = v.customer_id and c.joined_at is not null and trim(coalesce(c.name, '')) <> ''
     order by v.voted_at desc limit 12`,
    [ideaId],
  );
  return rows.map(({ name }) => name);
}
