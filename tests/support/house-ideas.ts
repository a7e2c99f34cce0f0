import { answerIdea } from "#app/domain/ideas/answer-idea.server.ts";
import { commentOnIdea } from "#app/domain/ideas/comment-on-idea.server.ts";
import { proposeIdea } from "#app/domain/ideas/propose-idea.server.ts";
import { reviewIdea } from "#app/domain/ideas/review-idea.server.ts";
import { voteForIdea } from "#app/domain/ideas/vote-for-idea.server.ts";
import type { Person } from "./cast.ts";

type Cast = { ada: Person; bo: Person; cleo: Person; maria: Person; nadia: Person };

const story = `Every month I type **forty invoices** into the accountant's program by hand.

- the number
- the amount, without tax

It would save me an afternoon. They describe the format at https://example.com/format.`;

/** Ideas for every list: one that is planned and talked about, one that is new, one that waits, and a comment that waits. */
export async function furnishIdeas(
  { ada, bo, cleo, maria, nadia }: Cast,
  at: Date,
): Promise<{ ideaId: string }> {
  const title = "Export to the accountant's format";
  const { ideaId } = await proposeIdea({ title, story, topic: "Invoices" }, ada.id, at);
  await reviewIdea(ideaId, { review: "publish", note: null }, { staffId: nadia.id }, at);
  await voteForIdea(ideaId, bo.id, at);
  await voteForIdea(ideaId, cleo.id, at);
  const answer = { status: "planned", text: "Planned for spring. We begin with invoices." } as const;
  await answerIdea(ideaId, answer, { staffId: maria.id }, at);
  await commentOnIdea(ideaId, "Credit notes too, please.", { kind: "customer", id: ada.id }, at);
  await commentOnIdea(ideaId, "I would pay for this.", { kind: "customer", id: cleo.id }, at);
  await proposeIdea({ title: "Deliver on Saturdays", story: "", topic: "Delivery" }, ada.id, at);
  await proposeIdea({ title: "Bring back the lemon pepper", story: "", topic: null }, bo.id, at);
  return { ideaId };
}
