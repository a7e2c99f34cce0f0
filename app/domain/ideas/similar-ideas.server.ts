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

/** Words of titles that are close to each typed word that no title has: the same letters in another order, or nearly the same letters in threes. */
const closeWords = `select coalesce(string_agg(quote_literal(near.word), ' | '), '') as words
  from (select word, letters from words_of_title($1::text) order by char_length(word) desc, word limit 12) typed,
    lateral (select w.word from idea_word w where w.word % typed.word or w.letters = typed.letters
      order by similarity(w.word, typed.word) + (w.letters = typed.letters)::int desc, w.word limit 3) near
  where not exists (select 1 from idea_word known where known.word = typed.word)`;

/**
 * Ideas close to a text, the closest first. Words are found by their stems, the last one by its beginning, and a word that is
 * spelt differently by the words of titles close to it.
 */
export async function similarIdeas(said: string, atMost = 5): Promise<SimilarIdea[]> {
  const text = said.normalize("NFC").slice(0, mostAsked);
  return sql<SimilarIdea>(
    pool,
    `with close as (${closeWords}), begun as (
       select case when to_tsvector('english', word) <> '' then quote_literal(word) || ':*' end as words
       from (select folded($2::text) as word) typed
     ), asked as materialized (
       select folded($1::text) as words, replace(plainto_tsquery('english', folded($1::text))::text, '&', '|')::tsquery
         || to_tsquery('english', close.words) || to_tsquery('simple', close.words)
         || coalesce((select words::tsquery from begun), ''::tsquery) as query from close
     ), found as (
       select i.id from idea i where i.search @@ (select query from asked) and i.state = 'live'
       order by ts_rank('{0, 0, 0.01, 1}', i.search, (select query from asked)) desc, i.vote_count desc limit 80
     )
     select i.id, i.title, i.status, i.vote_count as "voteCount", i.comment_count as "commentCount"
     from found join idea i on i.id = found.id cross join asked
     order by ts_rank('{0, 0, 0.1, 1}', i.search, asked.query)
       + similarity(asked.words, folded(i.title)) + word_similarity(asked.words, folded(i.title)) desc, i.vote_count desc, i.id
     limit $3::int`,
    [text, unfinishedWord(text), atMost],
  );
}
