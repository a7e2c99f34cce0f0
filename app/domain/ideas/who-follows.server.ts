import { type Executor, sql } from "#app/platform/sql.server.ts";

/** Somebody whom news about an idea concerns, and whether they want mails about it. */
export type Follower = { accountId: string; byMail: boolean };

/**
 * Whoever proposed an idea or votes for it, and whoever proposed one that was merged into it. What somebody asked not to be
 * mailed about stays quiet when it goes on as another idea.
 */
export function whoFollows(on: Executor, ideaId: string): Promise<Follower[]> {
  return sql<Follower>(
    on,
    `with one as (select id, author_id from idea where id in (select ideas_in_one($1::uuid))), told as (
       select author_id as id from one union select customer_id from idea_vote where idea_id = $1::uuid
     )
     select c.account_id as "accountId",
       not exists (select 1 from idea_silence s where s.customer_id = c.id and s.idea_id in (select id from one)) as "byMail"
     from told join customer c on c.id = told.id and c.account_id is not null order by c.account_id`,
    [ideaId],
  );
}
