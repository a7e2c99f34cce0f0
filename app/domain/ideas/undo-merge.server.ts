import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { ideasTogether } from "./ideas-together.server.ts";
import { tellOfMerge } from "./tell-of-merge.server.ts";

type Undone = { kind: "undone"; intoId: string } | Refused<"not-merged" | "leads-further">;

/**
 * Lets an idea that was merged stand by itself again, as it was: it has its votes back, and those it brought leave the other.
 * Votes that people gave the other themselves stay there; who took a vote back from the two in one wants neither.
 */
export function undoMerge(ideaId: string, by: { staffId: string }, now: Date): Promise<Undone> {
  return withTransaction(async (tx) => {
    const intoId = await leadsOnTo(tx, ideaId);
    const [idea, into] = await ideasTogether(tx, ideaId, intoId ?? ideaId);
    if (intoId === null || idea?.mergedInto !== intoId || into === undefined)
      return refuse("not-merged", "This idea stands by itself already.");
    if (into.state === "merged")
      return refuse(
        "leads-further",
        `“${into.title}” was merged itself. Undo that first, then this idea can be taken out of it.`,
      );
    const [merge] = await separate(tx, ideaId, intoId, by.staffId, now);
    const actor = { kind: "staff" as const, id: by.staffId };
    const event = { actor, verb: "idea.merge-undone", subjectKind: "idea", subjectId: ideaId };
    const data = { title: idea.title, intoId, from: into.title };
    await recordEvent(tx, { ...event, customerId: idea.authorId, data }, now);
    if (merge !== undefined) await tellOfMerge(tx, { mergeId: merge.id, idea, into, apart: true }, now);
    return { kind: "undone", intoId };
  });
}

async function leadsOnTo(on: Executor, ideaId: string): Promise<string | null> {
  const [idea] = await sql<{ intoId: string | null }>(
    on,
    `select merged_into as "intoId" from idea where id = $1::uuid`,
    [ideaId],
  );
  return idea?.intoId ?? null;
}

function separate(
  on: Executor,
  ideaId: string,
  intoId: string,
  staffId: string,
  now: Date,
): Promise<{ id: string }[]> {
  return sql<{ id: string }>(
    on,
    `with undone as (
       update idea_merge set undone_at = $4::timestamptz, undone_by = $3::uuid where idea_id = $1::uuid and undone_at is null returning id
     ), left_over as (
       delete from idea_vote where carried_by = (select id from undone) returning 1
     ), taken_back as (
       delete from idea_vote v where v.idea_id = $1::uuid
         and not exists (select 1 from idea_vote o where o.idea_id = $2::uuid and o.customer_id = v.customer_id) returning 1
     ), counted as (
       update idea set vote_count = vote_count - (select count(*) from left_over) where id = $2::uuid
     ), apart as (
       update idea set state = 'live', merged_into = null, vote_count = vote_count - (select count(*) from taken_back) where id = $1::uuid
     )
     select id from undone`,
    [ideaId, intoId, staffId, now],
  );
}
