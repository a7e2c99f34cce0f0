import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { type IdeaState, type Review, reviewed } from "./idea.ts";
import { publishComment } from "./publish-comment.server.ts";
import { publishIdea } from "./publish-idea.server.ts";

type Word = { review: Review; note: string | null };
type Reviewed = { kind: "reviewed" | "unchanged" } | Refused<"not-found">;
type Row = { state: IdeaState; customerId: string | null };

/** Publishes an idea or hides it, with a word to its author. */
export function reviewIdea(
  ideaId: string,
  word: Word,
  by: { staffId: string },
  now: Date,
): Promise<Reviewed> {
  return withTransaction(async (tx) => {
    const [idea] = await sql<Row>(
      tx,
      `select state, author_id as "customerId" from idea where id = $1::uuid for update`,
      [ideaId],
    );
    if (idea === undefined) return refuse("not-found", "There is no such idea.");
    const next = reviewed(idea.state, word.review);
    if (next === null) return { kind: "unchanged" };
    if (next === "live") await publishIdea(tx, ideaId, now);
    else
      await sql(tx, "update idea set state = 'hidden', moderation_note = $2::text where id = $1::uuid", [
        ideaId,
        word.note,
      ]);
    await record(
      tx,
      next === "live" ? "idea.published" : "idea.hidden",
      ideaId,
      idea.customerId,
      word,
      by,
      now,
    );
    return { kind: "reviewed" };
  });
}

/** Publishes a comment or hides it; the count of the idea follows. */
export function reviewComment(
  commentId: string,
  word: Word,
  by: { staffId: string },
  now: Date,
): Promise<Reviewed> {
  return withTransaction(async (tx) => {
    const [comment] = await sql<Row & { ideaId: string }>(
      tx,
      `select state, customer_id as "customerId", idea_id as "ideaId" from idea_comment where id = $1::uuid for update`,
      [commentId],
    );
    if (comment === undefined) return refuse("not-found", "There is no such comment.");
    const next = reviewed(comment.state, word.review);
    if (next === null) return { kind: "unchanged" };
    if (next === "live") await publishComment(tx, commentId, now);
    else await hideComment(tx, commentId, comment, word.note);
    const verb = next === "live" ? "idea.comment-published" : "idea.comment-hidden";
    await record(tx, verb, comment.ideaId, comment.customerId, word, by, now);
    return { kind: "reviewed" };
  });
}

async function hideComment(
  tx: Executor,
  commentId: string,
  before: Row & { ideaId: string },
  note: string | null,
): Promise<void> {
  await sql(tx, "update idea_comment set state = 'hidden', moderation_note = $2::text where id = $1::uuid", [
    commentId,
    note,
  ]);
  if (before.state === "live")
    await sql(tx, "update idea set comment_count = comment_count - 1 where id = $1::uuid", [before.ideaId]);
}

async function record(
  tx: Executor,
  verb: string,
  ideaId: string,
  customerId: string | null,
  word: Word,
  by: { staffId: string },
  now: Date,
): Promise<void> {
  const actor = { kind: "staff" as const, id: by.staffId };
  const event = { actor, verb, subjectKind: "idea", subjectId: ideaId, customerId };
  await recordEvent(tx, { ...event, data: { reason: word.note } }, now);
}
