import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { IdeaStatus } from "./idea.ts";
import type { IdeaTab } from "./idea-list.ts";

/** An idea on a card. `voted` is whether the one who looks votes for it. */
export type IdeaCard = {
  id: string;
  title: string;
  excerpt: string;
  topic: string | null;
  status: IdeaStatus;
  voteCount: number;
  commentCount: number;
  publishedAt: Date;
  answeredBy: string | null;
  voted: boolean;
};

const pageSize = 30;

const card = `i.id, i.title, left(i.story, 400) as excerpt, i.topic, i.status, i.vote_count as "voteCount",
  i.comment_count as "commentCount", i.published_at as "publishedAt",
  (select split_part(s.name, ' ', 1) from idea_answer a join staff s on s.id = a.staff_id where a.idea_id = i.id order by a.at desc, a.id desc limit 1) as "answeredBy",
  exists (select 1 from idea_vote v where v.idea_id = i.id and v.customer_id = $1::uuid) as voted`;

const tabs: Record<IdeaTab, { where: string; order: string }> = {
  wanted: { where: "i.status in ('open', 'planned', 'started')", order: "i.vote_count desc, i.id desc" },
  new: { where: "true", order: "i.published_at desc, i.id desc" },
  answered: { where: "i.answered_at is not null", order: "i.answered_at desc, i.id desc" },
};

/** A page of the public list, counted from 1. */
export async function listIdeas(view: {
  tab: IdeaTab;
  topic: string | null;
  page: number;
  customerId: string | null;
}): Promise<{ ideas: IdeaCard[]; hasMore: boolean }> {
  const { where, order } = tabs[view.tab];
  const ofTopic = view.topic === null ? "$2::text is null" : "i.topic = $2::text";
  const rows = await sql<IdeaCard>(
    pool,
    `select ${card} from idea i where i.state = 'live' and ${where} and ${ofTopic}
     order by ${order} limit ${pageSize + 1} offset $3::int`,
    [view.customerId, view.topic, (view.page - 1) * pageSize],
  );
  return { ideas: rows.slice(0, pageSize), hasMore: rows.length > pageSize };
}

/** Cards of some ideas, in the order asked for. */
export async function ideaCards(ids: readonly string[], customerId: string | null): Promise<IdeaCard[]> {
  if (ids.length === 0) return [];
  return sql<IdeaCard>(
    pool,
    `select ${card} from unnest($2::uuid[]) with ordinality as asked(id, place) join idea i on i.id = asked.id
     where i.state = 'live' order by asked.place`,
    [customerId, ids],
  );
}

/** The topics that most ideas are about. Steps from one to the next along the index. */
export async function topics(): Promise<string[]> {
  const rows = await sql<{ topic: string }>(
    pool,
    `with recursive step as (
       (select topic from idea where state = 'live' and topic is not null order by topic limit 1)
       union all
       select (select i.topic from idea i where i.state = 'live' and i.topic > s.topic order by i.topic limit 1) from step s where s.topic is not null
     ), known as (select topic from step where topic is not null limit 100)
     select topic from known order by (
       select count(*) from (select 1 from idea i where i.state = 'live' and i.topic = known.topic limit 200) counted) desc, topic limit 8`,
  );
  return rows.map(({ topic }) => topic);
}

/** What somebody proposed that others do not see: it waits, or was hidden with a word. */
export type OwnIdea = { id: string; title: string; state: "waiting" | "hidden"; note: string | null };

export function unseenIdeasOf(customerId: string): Promise<OwnIdea[]> {
  return sql<OwnIdea>(
    pool,
    `select id, title, state, moderation_note as note from idea where author_id = $1::uuid and state in ('waiting', 'hidden')
     order by created_at desc limit 20`,
    [customerId],
  );
}
