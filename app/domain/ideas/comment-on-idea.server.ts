import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { type Visibility, visibilityFor } from "./idea.ts";
import { hasSomethingLive } from "./propose-idea.server.ts";
import { publishComment } from "./publish-comment.server.ts";

/** A comment by a customer, or by a member of staff, whose words are always live at once. */
export type CommentAuthor = { kind: "customer" | "staff"; id: string };

/** Comments on a live idea. */
export function commentOnIdea(
  ideaId: string,
  text: string,
  author: CommentAuthor,
  now: Date,
): Promise<{ kind: "commented"; commentId: string; state: Visibility } | Refused<"no-such-idea">> {
  return withTransaction(async (tx) => {
    const [idea] = await sql(tx, "select 1 from idea where id = $1::uuid and state = 'live' for key share", [
      ideaId,
    ]);
    if (idea === undefined) return refuse("no-such-idea", "There is no such idea.");
    const commentId = newId(now);
    const byStaff = author.kind === "staff";
    const state = visibilityFor({ hasSomethingLive: byStaff || (await hasSomethingLive(tx, author.id)) });
    await sql(
      tx,
      `insert into idea_comment (id, idea_id, customer_id, staff_id, text, state, created_at)
       values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, 'waiting', $6::timestamptz)`,
      [commentId, ideaId, byStaff ? null : author.id, byStaff ? author.id : null, text, now],
    );
    if (state === "live") await publishComment(tx, commentId, now);
    const event = { actor: author, verb: "idea.commented", subjectKind: "idea", subjectId: ideaId };
    const customerId = byStaff ? null : author.id;
    await recordEvent(tx, { ...event, customerId, data: { commentId, state } }, now);
    return { kind: "commented", commentId, state };
  });
}
