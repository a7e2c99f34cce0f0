import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { IdeaState, IdeaStatus } from "./idea.ts";
import type { ModerationView } from "./moderation-list.ts";

/** An idea in the list for staff. `waitingComments` counts comments that nobody has read yet. */
export type ModeratedIdea = {
  id: string;
  title: string;
  author: string;
  status: IdeaStatus;
  state: IdeaState;
  voteCount: number;
  commentCount: number;
  waitingComments: number;
  createdAt: Date;
};

const pageSize = 50;

const views: Record<ModerationView, { where: string; order: string }> = {
  waiting: {
    where: `i.state = 'waiting' or i.id in (select idea_id from idea_comment where state = 'waiting')`,
    order: "i.created_at, i.id",
  },
  unanswered: {
    where: "i.state = 'live' and i.status in ('open', 'planned', 'started') and i.answered_at is null",
    order: "i.vote_count desc, i.id desc",
  },
  underway: {
    where: "i.state = 'live' and i.status in ('planned', 'started')",
    order: "i.vote_count desc, i.id desc",
  },
  done: {
    where: "i.state = 'live' and i.status in ('shipped', 'declined')",
    order: "i.answered_at desc, i.id desc",
  },
  merged: { where: "i.state = 'merged'", order: "i.created_at desc, i.id desc" },
  hidden: { where: "i.state = 'hidden'", order: "i.created_at desc, i.id desc" },
  all: { where: "true", order: "i.created_at desc, i.id desc" },
};

/** A page of ideas for staff, counted from 1. A search looks for words of title and story. */
export async function ideasToModerate(filter: {
  view: ModerationView;
  q: string;
  page: number;
}): Promise<{ ideas: ModeratedIdea[]; hasMore: boolean }> {
  const { where, order } = views[filter.view];
  const rows = await sql<ModeratedIdea>(
    pool,
    `select i.id, i.title, coalesce(c.name, c.email, c.external_id, 'A customer without a name') as author, i.status, i.state,
       i.vote_count as "voteCount", i.comment_count as "commentCount", i.created_at as "createdAt",
       (select count(*)::int from idea_comment w where w.idea_id = i.id and w.state = 'waiting') as "waitingComments"
     from idea i join customer c on c.id = i.author_id
     where (${where}) and ($1::text = '' or i.search @@ plainto_tsquery('english', folded($1::text)))
     order by ${order} limit ${pageSize + 1} offset $2::int`,
    [filter.q, (filter.page - 1) * pageSize],
  );
  return { ideas: rows.slice(0, pageSize), hasMore: rows.length > pageSize };
}

/** How many ideas and comments wait to be read before others see them. */
export async function waitingToRead(): Promise<number> {
  const [row] = await sql<{ waiting: number }>(
    pool,
    `select ((select count(*) from idea where state = 'waiting') + (select count(*) from idea_comment where state = 'waiting'))::int as waiting`,
  );
  return row?.waiting ?? 0;
}
