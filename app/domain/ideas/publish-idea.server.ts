import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";

/** Makes an idea public, in the transaction of whoever asks; the first time it becomes its author's contribution. */
export async function publishIdea(on: Executor, ideaId: string, now: Date): Promise<void> {
  const [idea] = await sql<{ authorId: string; contributed: boolean; title: string }>(
    on,
    `update idea set state = 'live', moderation_note = null, published_at = coalesce(published_at, $2::timestamptz)
     where id = $1::uuid returning author_id as "authorId", contribution_id is not null as contributed, title`,
    [ideaId, now],
  );
  if (idea === undefined || idea.contributed) return;
  const id = newId(now);
  const externalId = `idea/${ideaId}`;
  const contribution = { id, customerId: idea.authorId, kind: "idea", externalId, occurredAt: now };
  const subject = { kind: "idea", id: ideaId };
  await saveContributions(on, [{ ...contribution, subject, evidence: { title: idea.title } }], now);
  await sql(on, "update idea set contribution_id = $2::uuid where id = $1::uuid", [ideaId, id]);
}
