import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { whyNotMerged } from "./idea.ts";
import { ideasTogether } from "./ideas-together.server.ts";
import { tellOfMerge } from "./tell-of-merge.server.ts";

/**
 * Lets an idea go on as another that says the same. Its words and comments stay on its page, which leads on; whoever votes for
 * it votes for the other from now on, each person once. Author and voters are told.
 */
export function mergeIdea(
  ideaId: string,
  intoId: string,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "merged"; mergeId: string; carried: number } | Refused<"cannot-merge">> {
  return withTransaction(async (tx) => {
    const [idea, into] = await ideasTogether(tx, ideaId, intoId);
    const why = whyNotMerged(idea, into);
    if (why !== null || idea === undefined || into === undefined) return refuse("cannot-merge", why ?? "");
    const mergeId = newId(now);
    const [merge] = await sql<{ carried: number }>(
      tx,
      `with brought as (
         insert into idea_vote (idea_id, customer_id, voted_at, carried_by)
           select $2::uuid, customer_id, voted_at, $3::uuid from idea_vote where idea_id = $1::uuid on conflict do nothing returning 1
       ), counted as (
         update idea set vote_count = vote_count + (select count(*) from brought) where id = $2::uuid
       ), merged as (
         update idea set state = 'merged', merged_into = $2::uuid where id = $1::uuid
       )
       insert into idea_merge (id, idea_id, into_id, merged_at, merged_by, carried)
         select $3::uuid, $1::uuid, $2::uuid, $4::timestamptz, $5::uuid, count(*) from brought returning carried`,
      [ideaId, intoId, mergeId, now, by.staffId],
    );
    const carried = merge?.carried ?? 0;
    const actor = { kind: "staff" as const, id: by.staffId };
    const event = { actor, verb: "idea.merged", subjectKind: "idea", subjectId: ideaId };
    const data = { title: idea.title, intoId, into: into.title, carried };
    await recordEvent(tx, { ...event, customerId: idea.authorId, data }, now);
    await tellOfMerge(tx, { mergeId, idea, into, apart: false }, now);
    return { kind: "merged", mergeId, carried };
  });
}
