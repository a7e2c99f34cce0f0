import { answerIdea } from "#app/domain/ideas/answer-idea.server.ts";
import { commentOnIdea } from "#app/domain/ideas/comment-on-idea.server.ts";
import { mergeIdea } from "#app/domain/ideas/merge-idea.server.ts";
import { proposeIdea } from "#app/domain/ideas/propose-idea.server.ts";
import { reviewIdea } from "#app/domain/ideas/review-idea.server.ts";
import { voteForIdea } from "#app/domain/ideas/vote-for-idea.server.ts";
import type { Person } from "#tests/support/cast.ts";
import type { Paths } from "./settle-hostile-slices.ts";

/** An idea whose every text is hostile, with comments and an answer; for the first texts also one that was merged into it, and one that is hidden with a word. */
export async function settleIdeas(
  { ada, maria }: { ada: Person; maria: Person },
  text: string,
  index: number,
  now: Date,
): Promise<Paths> {
  const by = { staffId: maria.id };
  const propose = async (review: "publish" | "hide") => {
    const proposal = { title: text.slice(0, 140), story: text.slice(0, 8_000), topic: text.slice(0, 40) };
    const { ideaId } = await proposeIdea(proposal, ada.id, now);
    await reviewIdea(ideaId, { review, note: text.slice(0, 300) }, by, now);
    return ideaId;
  };
  const shown = await propose("publish");
  const others = index > 1 ? [] : [await propose("publish"), await propose("hide")];
  const [merged] = others;
  for (const ideaId of [shown, merged].filter((id) => id !== undefined)) {
    await voteForIdea(ideaId, ada.id, now);
    await commentOnIdea(ideaId, text.slice(0, 4_000), { kind: "customer", id: ada.id }, now);
    await commentOnIdea(ideaId, text.slice(0, 4_000), { kind: "staff", id: maria.id }, now);
  }
  await answerIdea(shown, { status: "planned", text: text.slice(0, 4_000) }, by, now);
  if (merged !== undefined) await mergeIdea(merged, shown, by, now);
  const ids = [shown, ...others];
  return { ada: ids.map((id) => `/ideas/${id}`), maria: ids.map((id) => `/admin/ideas/${id}`) };
}
