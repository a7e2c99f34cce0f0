import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { IdeaStatus } from "./idea.ts";
import { unfinishedWord } from "./unfinished-word.ts";

/** An idea that is close to what somebody types. */
export type SimilarIdea = {
  id: string;
  title: string;
  status: IdeaStatus;
  voteCount: number;
  commentCount: number;
};

const mostAsked = 200;

/**
 * Ideas close to a text, the closest first. Words are found by their stems and the last one by its beginning; what is
 * spelt differently is found by its letters in threes.
 */
export async function similarIdeas(said: string, atMost = 5): Promise<SimilarIdea[]> {
  const text = said.normalize("NFC").slice(0, mostAsked);
  return sql<SimilarIdea>(
    pool,
    `with asked as (
       select folded($1::text) as words, replace(plainto_tsquery('english', folded($1::text))::text, '&', '|')::tsquery
         || coalesce((quote_literal(folded(nullif($2::text, ''))) || ':*')::tsquery, ''::tsquery) as query
     ), by_words as (
       select i.id from idea i where i.search @@ (select query from asked) and i.state = 'live'
       order by ts_rank('{0, 0, 0, 1}', i.search, (select query from asked)) desc, i.vote_count desc limit 40
     ), by_letters as (
       select i.id from idea i where (select words from asked) % folded(i.title) and i.state = 'live'
       order by similarity((select words from asked), folded(i.title)) desc limit 40
     )
     select i.id, i.title, i.status, i.vote_count as "voteCount", i.comment_count as "commentCount"
     from idea i, asked where i.id in (select id from by_words union select id from by_letters)
     order by ts_rank('{0, 0, 0.1, 1}', i.search, asked.query)
       + similarity(asked.words, folded(i.title)) + word_similarity(asked.words, folded(i.title)) desc, i.vote_count desc
     limit $3::int`,
    [text, unfinishedWord(text), atMost],
  );
}
