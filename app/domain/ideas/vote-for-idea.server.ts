import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";

export type VoteResult = { kind: "counted" | "unchanged" } | Refused<"no-such-idea" | "closed">;

type Counted = { takesVotes: boolean | null; changed: boolean };

/** Votes for an idea, once a person: vote and counter are one statement, so that however often it is pressed it counts once. */
export function voteForIdea(ideaId: string, customerId: string, now: Date): Promise<VoteResult> {
  return withTransaction(async (tx) => {
    const externalId = `idea-vote/${ideaId}/${customerId}`;
    // Sent together and run in this order: the second sees what stood when the first was done waiting for its twins.
    const [[counted], contributed] = await Promise.all([
      sql<Counted>(
        tx,
        `with target as (
           select id, status not in ('shipped', 'declined') as takes_votes from idea where id = $1::uuid and state = 'live'
         ), added as (
           insert into idea_vote (idea_id, customer_id, voted_at)
             select id, $2::uuid, $3::timestamptz from target where takes_votes on conflict do nothing returning idea_id
         ), counted as (
           update idea set vote_count = vote_count + 1 where id in (select idea_id from added) returning id
         )
         select (select takes_votes from target) as "takesVotes", exists (select 1 from counted) as changed`,
        [ideaId, customerId, now],
      ),
      sql(tx, "select 1 from contribution where external_id = $1", [externalId]),
    ]);
    const result = resultOf(counted);
    if (result.kind !== "counted") return result;
    const writes = [record(tx, "idea.voted", ideaId, customerId, now)];
    if (contributed.length === 0) writes.push(contribute(tx, externalId, ideaId, customerId, now));
    await Promise.all(writes);
    return result;
  });
}

/** Takes a vote back. What was given stays on the person's record; only the count goes down. */
export function takeVoteBack(ideaId: string, customerId: string, now: Date): Promise<VoteResult> {
  return withTransaction(async (tx) => {
    const [counted] = await sql<Counted>(
      tx,
      `with target as (
         select id, status not in ('shipped', 'declined') as takes_votes from idea where id = $1::uuid and state = 'live'
       ), removed as (
         delete from idea_vote where idea_id = (select id from target where takes_votes) and customer_id = $2::uuid returning idea_id
       ), counted as (
         update idea set vote_count = vote_count - 1 where id in (select idea_id from removed) returning id
       )
       select (select takes_votes from target) as "takesVotes", exists (select 1 from counted) as changed`,
      [ideaId, customerId],
    );
    const result = resultOf(counted);
    if (result.kind === "counted") await record(tx, "idea.vote-taken-back", ideaId, customerId, now);
    return result;
  });
}

function resultOf(counted: Counted | undefined): VoteResult {
  if (counted?.takesVotes === true) return { kind: counted.changed ? "counted" : "unchanged" };
  if (counted?.takesVotes === false)
    return refuse("closed", "This idea has been decided, so votes no longer change anything.");
  return refuse("no-such-idea", "There is no such idea.");
}

function contribute(
  tx: Executor,
  externalId: string,
  ideaId: string,
  customerId: string,
  now: Date,
): Promise<void> {
  const contribution = { id: newId(now), customerId, kind: "idea-vote", externalId, occurredAt: now };
  return saveContributions(tx, [{ ...contribution, subject: { kind: "idea", id: ideaId } }], now);
}

function record(tx: Executor, verb: string, ideaId: string, customerId: string, now: Date): Promise<void> {
  const actor = { kind: "customer" as const, id: customerId };
  return recordEvent(tx, { actor, verb, subjectKind: "idea", subjectId: ideaId, customerId }, now);
}
