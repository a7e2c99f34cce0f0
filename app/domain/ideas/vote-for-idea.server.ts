import { type Refused, refuse } from "#app/kernel/result.ts";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveVotes, type Vote, type VoteSaved } from "./save-votes.server.ts";

/** `ideaId` is the idea that the vote counts for: the one it was given to, or the one that this leads on to. */
export type VoteResult =
  | { kind: "counted" | "unchanged"; ideaId: string }
  | Refused<"no-such-idea" | "closed">;

/** What groupCommit hands back must be something: a vote for nothing is an answer too. */
const save = groupCommit<Vote, { saved: VoteSaved }>(
  async (votes) => (await saveVotes(votes)).map((saved) => ({ saved })),
  { largest: 200, atOnce: 2 },
);

/** Votes for an idea, once a person, however often it is pressed; for one that was merged, the vote counts where it leads on to. */
export function voteForIdea(ideaId: string, customerId: string, now: Date): Promise<VoteResult> {
  return followed({ ideaId, customerId, now }, async (vote) => (await save(vote)).saved);
}

/** Takes a vote back. What was given stays on the person's record; only the count goes down. */
export function takeVoteBack(ideaId: string, customerId: string, now: Date): Promise<VoteResult> {
  return followed({ ideaId, customerId, now }, takeBack);
}

async function followed(vote: Vote, work: (vote: Vote) => Promise<VoteSaved>): Promise<VoteResult> {
  const { ideaId } = vote;
  const saved = await work(vote);
  if (saved === "closed")
    return refuse("closed", "This idea has been decided, so votes no longer change anything.");
  if (saved !== null) return { kind: saved, ideaId };
  const [idea] = await sql<{ next: string | null }>(
    pool,
    "select case when state = 'live' then id else merged_into end as next from idea where id = $1::uuid",
    [ideaId],
  );
  // It leads on, or stands by itself again since it was looked at.
  const next = idea?.next ?? null;
  if (next === null) return refuse("no-such-idea", "There is no such idea.");
  return followed({ ...vote, ideaId: next }, work);
}

function takeBack({ ideaId, customerId, now }: Vote): Promise<VoteSaved> {
  return withTransaction(async (tx) => {
    const [counted] = await sql<{ takesVotes: boolean | null; changed: boolean }>(
      tx,
      `with target as (
         select id, status not in ('shipped', 'declined') as takes_votes from idea
         where id = $1::uuid and state = 'live' for no key update
       ), removed as (
         delete from idea_vote where idea_id = (select id from target where takes_votes) and customer_id = $2::uuid returning idea_id
       ), counted as (
         update idea set vote_count = vote_count - 1 where id in (select idea_id from removed) returning id
       )
       select (select takes_votes from target) as "takesVotes", exists (select 1 from counted) as changed`,
      [ideaId, customerId],
    );
    if (counted?.takesVotes === false) return "closed";
    if (counted === undefined || counted.takesVotes === null) return null;
    if (!counted.changed) return "unchanged";
    const actor = { kind: "customer" as const, id: customerId };
    const event = { actor, verb: "idea.vote-taken-back", subjectKind: "idea", subjectId: ideaId, customerId };
    await recordEvent(tx, event, now);
    return "counted";
  });
}
