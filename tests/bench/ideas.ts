import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { otherIdeas, similarPairs, twiceMisspelt } from "#tests/support/similar-pairs.ts";
import type { MakeRequest } from "./measure.ts";

const ideas = 20_000;
const votesEach = 15;
const voters = 400;

/** What the works on ideas need: ids of open ideas, and cookies of customers who are signed in. */
export type IdeaBase = { ideaIds: string[]; cookies: string[]; titles: string[] };

/** Titles as people write them, no two the same: few words are in many of them, as in any language. */
function titlesOf(count: number): string[] {
  const wishes = [...similarPairs, ...twiceMisspelt].map(([, title]) => title);
  return Array.from({ length: count }, (_, n) => {
    const other = otherIdeas[Math.floor(n / wishes.length) % otherIdeas.length] ?? "";
    return `${wishes[n % wishes.length]} and ${other.toLowerCase()}`;
  });
}

/** Fills ideas with 300,000 votes by SQL. Customers must be there. */
export async function fillIdeas(connectionString: string): Promise<IdeaBase> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("create temp table titled (n int, title text)");
  await client.query(
    "insert into titled select n, title from unnest($1::text[]) with ordinality as t(title, n)",
    [titlesOf(ideas)],
  );
  await client.query(`
    set session_replication_role = replica;
    insert into idea (id, author_id, title, story, topic, state, status, vote_count, created_at, published_at)
      select gen_random_uuid(), c.id, t.title, repeat(t.title || '. ', 5), 'Topic ' || t.n % 12, 'live', 'open', ${votesEach}, now(), now() - t.n * interval '1 minute'
      from titled t
      join (select id, row_number() over () as n from customer limit 5000) c on c.n = 1 + t.n % 5000;
    create temp table caller as select id, (row_number() over ())::int as n from customer limit 20000;
    create unique index on caller (n);
    insert into idea_word (word, letters) select distinct said.word, said.letters from idea, words_of_title(idea.title) said;
    insert into idea_vote (idea_id, customer_id, voted_at)
      select i.id, c.id, now() from (select id, row_number() over () as n from idea) i cross join generate_series(1, ${votesEach}) k
        join caller c on c.n = 1 + (i.n * 31 + k * 97) % 20000;
    create table bare_vote (like idea_vote including all);
    create table bare_idea as select id, title, vote_count, status, left(story, 200) as excerpt, published_at from idea;
    alter table bare_idea add primary key (id);
    create index on bare_idea (vote_count desc, id desc);
    set session_replication_role = default;
    update public_change set version = version + 1 where slot = 0;
    analyze;`);
  const cookies = await signInVoters(client);
  const found = await client.query<{ id: string; title: string }>(
    "select id, title from idea order by random() limit 5000",
  );
  await client.end();
  return { ideaIds: found.rows.map(({ id }) => id), titles: found.rows.map(({ title }) => title), cookies };
}

async function signInVoters(client: pg.Client): Promise<string[]> {
  const tokens = Array.from({ length: voters }, () => randomBytes(20).toString("hex"));
  const hashes = tokens.map((token) => createHash("sha256").update(token).digest("hex"));
  await client.query(
    `with picked as (select id, (row_number() over ())::int as n from customer where account_id is null limit ${voters}),
       account as (insert into account (id, email, created_at) select gen_random_uuid(), 'voter-' || n || '@example.com', now() from picked returning id, email),
       joined as (update customer set account_id = a.id, joined_at = now() from picked p join account a on a.email = 'voter-' || p.n || '@example.com' where customer.id = p.id returning a.id, p.n)
     insert into session (id, account_id, created_at, last_seen_at, expires_at, ends_at, user_agent)
       select ($1::text[])[n], id, now(), now(), now() + interval '7 days', now() + interval '30 days', '' from joined`,
    [hashes],
  );
  return tokens;
}

/** Each request is a vote of somebody else for another idea, as a browser sends it. */
export function vote({ ideaIds, cookies }: IdeaBase, path: (id: string) => string): MakeRequest {
  let next = 0;
  return () => {
    next += 1;
    return {
      method: "POST",
      path: path(ideaIds[(next * 7) % ideaIds.length] ?? ""),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        cookie: `session=${cookies[next % cookies.length]}`,
      },
      body: "vote=for&to=%2Fideas",
    };
  };
}

/** A word with a letter left out, or with two that changed places. */
function misspelt(word: string, swap: boolean): string {
  if (word.length < 4) return word;
  return swap ? word.slice(0, 1) + word[2] + word[1] + word.slice(3) : word.slice(0, 3) + word.slice(4);
}

/** The 95th percentile of finding similar ideas, in milliseconds, one request after the other: some words of a title, in two of three with two words misspelt. */
export async function similarP95(origin: string, { titles }: IdeaBase): Promise<number> {
  const times: number[] = [];
  for (const [index, title] of titles.slice(0, 300).entries()) {
    const words = title.split(" ").slice(index % 3, 4 + (index % 3));
    const typed =
      index % 3 === 0 ? words : words.map((word, at) => (at % 2 === 0 ? misspelt(word, at === 0) : word));
    const began = performance.now();
    const answer = await fetch(`${origin}/ideas/matches?q=${encodeURIComponent(typed.join(" "))}`);
    await answer.text();
    if (index >= 50) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10;
}

/** Bytes of script that the list of ideas loads. */
export async function scriptBytes(origin: string): Promise<number> {
  const page = await (await fetch(`${origin}/ideas`)).text();
  const sources = [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, source]) => source ?? "");
  const inline = [...page.matchAll(/<script(?![^>]* src=)[^>]*>([^<]*)/g)].map(([, text]) => text ?? "");
  const files = await Promise.all(sources.map(async (source) => (await fetch(origin + source)).text()));
  return [...files, ...inline].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
