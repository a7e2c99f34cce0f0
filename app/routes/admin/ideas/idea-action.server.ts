import { parseWithZod } from "@conform-to/zod/v4";
import { json, redirect } from "@remix-run/node";
import { answerIdea } from "#app/domain/ideas/answer-idea.server.ts";
import { commentOnIdea } from "#app/domain/ideas/comment-on-idea.server.ts";
import { answerInput, commentInput, mergeInput, reviewInput } from "#app/domain/ideas/idea-input.ts";
import { mergeIdea } from "#app/domain/ideas/merge-idea.server.ts";
import { reviewComment, reviewIdea } from "#app/domain/ideas/review-idea.server.ts";
import { undoMerge } from "#app/domain/ideas/undo-merge.server.ts";
import type { StaffAccess } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";

type By = Pick<StaffAccess, "staffId">;

/** Does what a form of the idea's page asks for; what was wrong comes back with the name of its form. */
export function actOnIdea(ideaId: string, form: FormData, by: By, now: Date) {
  switch (form.get("intent")) {
    case "answer":
      return answer(ideaId, form, by, now);
    case "comment":
      return comment(ideaId, form, by, now);
    case "merge":
      return merge(ideaId, form, by, now);
    case "undo-merge":
      return undo(ideaId, by, now);
    default:
      return review(ideaId, form, by, now);
  }
}

async function answer(ideaId: string, form: FormData, by: By, now: Date) {
  const submission = parseWithZod(form, { schema: answerInput });
  if (submission.status !== "success") return wrong("answer", submission.reply());
  const result = await answerIdea(ideaId, submission.value, by, now);
  return result.kind === "refused"
    ? wrong("answer", submission.reply({ formErrors: [result.detail] }))
    : done(ideaId, "The answer is there. Its author and everybody who voted are told.");
}

async function comment(ideaId: string, form: FormData, by: By, now: Date) {
  const submission = parseWithZod(form, { schema: commentInput });
  if (submission.status !== "success") return wrong("comment", submission.reply());
  const author = { kind: "staff" as const, id: by.staffId };
  const result = await commentOnIdea(ideaId, submission.value.text, author, now);
  return result.kind === "refused"
    ? wrong("comment", submission.reply({ formErrors: ["Only an idea that is public takes comments."] }))
    : done(ideaId, "Your comment is there.");
}

async function merge(ideaId: string, form: FormData, by: By, now: Date) {
  const submission = parseWithZod(form, { schema: mergeInput });
  if (submission.status !== "success") return wrong("merge", submission.reply());
  const result = await mergeIdea(ideaId, submission.value.into, by, now);
  return result.kind === "refused"
    ? wrong("merge", submission.reply({ formErrors: [result.detail] }))
    : done(ideaId, "They go on as one. The author and everybody who voted are told.");
}

async function undo(ideaId: string, by: By, now: Date) {
  const result = await undoMerge(ideaId, by, now);
  return done(ideaId, result.kind === "refused" ? result.detail : "It stands by itself again.");
}

async function review(ideaId: string, form: FormData, by: By, now: Date) {
  const submission = parseWithZod(form, { schema: reviewInput });
  if (submission.status !== "success") return wrong("review", submission.reply());
  const { commentId, ...word } = submission.value;
  const result =
    commentId === undefined
      ? await reviewIdea(ideaId, word, by, now)
      : await reviewComment(commentId, word, by, now);
  if (result.kind === "refused") throw new Response(null, { status: 404 });
  return done(ideaId, word.review === "publish" ? "Everybody sees it now." : "Others no longer see it.");
}

function wrong<Result>(form: "answer" | "comment" | "merge" | "review", result: Result) {
  return json({ form, result }, { status: 400 });
}

function done(ideaId: string, words: string) {
  return redirect(`/admin/ideas/${ideaId}`, { status: 303, headers: withFlash(new Headers(), words) });
}
