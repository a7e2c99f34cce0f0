import { newId } from "#app/kernel/ids.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvents } from "../activity/record-event.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";

export type Vote = { ideaId: string; customerId: string; now: Date };

/** What became of a vote; null where there is no such public idea. */
export type VoteSaved = "counted" | "unchanged" | "closed" | null;

type Row = { takesVotes: boolean | null; counted: boolean };

/**
 * Writes votes that came at the same moment in one transaction: votes and counters in one statement, with the ideas locked in the
 * order of their ids. However often somebody votes for an idea, it counts once, and it is a contribution once.
 */
export function saveVotes(votes: readonly Vote[]): Promise<VoteSaved[]> {
  const at = new Date(Math.max(...votes.map(({ now }) => now.getTime())));
  return withTransaction(async (tx) => {
    // Sent together and run in this order: the second sees what stood when the first was done waiting for its twins.
    const [rows, contributed] = await Promise.all([
      count(tx, votes),
      sql<{ externalId: string }>(
        tx,
        `select external_id as "externalId" from contribution where external_id = any($1::text[])`,
        [votes.map(nameOf)],
      ),
    ]);
    const known = new Set(contributed.map(({ externalId }) => externalId));
    const counted = votes.filter((_, index) => rows[index]?.counted === true);
    const given = counted.filter((vote) => !known.has(nameOf(vote)));
    await Promise.all([
      recordEvents(tx, counted.map(eventOf), at),
      saveContributions(tx, given.map(contributionOf), at),
    ]);
    return rows.map(resultOf);
  });
}

/** A row for each vote, in order. Of votes by one person for one idea the first counts. */
function count(on: Executor, votes: readonly Vote[]): Promise<Row[]> {
  return sql<Row>(
    on,
    `with asked as (
       select idea_id, customer_id, voted_at, place, row_number() over (partition by idea_id, customer_id order by place) as turn
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) with ordinality as vote(idea_id, customer_id, voted_at, place)
     ), target as (
       select id, status not in ('shipped', 'declined') as takes_votes from idea
       where id = any($1::uuid[]) and state = 'live' order by id for no key update
     ), added as (
       insert into idea_vote (idea_id, customer_id, voted_at)
         select idea_id, customer_id, voted_at from asked join target on target.id = idea_id and takes_votes where turn = 1
         order by idea_id, customer_id on conflict do nothing returning idea_id, customer_id
     ), counted as (
       update idea set vote_count = vote_count + more.votes
       from (select idea_id, count(*) as votes from added group by idea_id) more where idea.id = more.idea_id
     )
     select target.takes_votes as "takesVotes", turn = 1 and added.idea_id is not null as counted
     from asked left join target on target.id = asked.idea_id
       left join added on added.idea_id = asked.idea_id and added.customer_id = asked.customer_id
     order by place`,
    [
      votes.map(({ ideaId }) => ideaId),
      votes.map(({ customerId }) => customerId),
      votes.map(({ now }) => now.toISOString()),
    ],
  );
}

function resultOf({ takesVotes, counted }: Row): VoteSaved {
  if (takesVotes === null) return null;
  if (!takesVotes) return "closed";
  return counted ? "counted" : "unchanged";
}

function nameOf({ ideaId, customerId }: Vote): string {
  return `idea-vote/${ideaId}/${customerId}`;
}

function eventOf({ ideaId, customerId }: Vote) {
  const actor = { kind: "customer" as const, id: customerId };
  return { actor, verb: "idea.voted", subjectKind: "idea", subjectId: ideaId, customerId };
}

function contributionOf(vote: Vote) {
  const { ideaId, customerId, now } = vote;
  const subject = { kind: "idea", id: ideaId };
  return {
    id: newId(now),
    customerId,
    kind: "idea-vote",
    externalId: nameOf(vote),
    occurredAt: now,
    subject,
  };
}
