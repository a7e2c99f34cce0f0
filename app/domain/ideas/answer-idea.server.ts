import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveOutcomeStates, saveOutcomes } from "../activity/save-outcomes.server.ts";
import { type IdeaStatus, outcomeOf } from "./idea.ts";
import { tellOfAnswer } from "./tell-of-answer.server.ts";

type Idea = {
  title: string;
  authorId: string;
  status: IdeaStatus;
  contributionId: string | null;
  outcomeId: string | null;
};

/** Answers an idea and says how it stands. Earlier answers stay; author and voters are told once each. */
export function answerIdea(
  ideaId: string,
  answer: { status: IdeaStatus; text: string },
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "answered"; answerId: string } | Refused<"no-such-idea">> {
  return withTransaction(async (tx) => {
    const [idea] = await sql<Idea>(
      tx,
      `select title, author_id as "authorId", status, contribution_id as "contributionId", outcome_id as "outcomeId"
       from idea where id = $1::uuid and state = 'live' for update`,
      [ideaId],
    );
    if (idea === undefined)
      return refuse("no-such-idea", "Only an idea that is public can be answered. Publish it first.");
    const answerId = newId(now);
    await sql(
      tx,
      `insert into idea_answer (id, idea_id, staff_id, status, text, at) values ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::timestamptz)`,
      [answerId, ideaId, by.staffId, answer.status, answer.text, now],
    );
    const outcomeId = await saveOutcome(tx, idea, answer.status, now);
    await sql(
      tx,
      "update idea set status = $2, answered_at = $3::timestamptz, outcome_id = $4::uuid where id = $1::uuid",
      [ideaId, answer.status, now, outcomeId],
    );
    const actor = { kind: "staff" as const, id: by.staffId };
    const event = { actor, verb: "idea.answered", subjectKind: "idea", subjectId: ideaId };
    const data = { from: idea.status, to: answer.status };
    await recordEvent(tx, { ...event, customerId: idea.authorId, data }, now);
    await tellOfAnswer(
      tx,
      { answerId, ideaId, title: idea.title, status: answer.status, text: answer.text, staffId: by.staffId },
      now,
    );
    return { kind: "answered", answerId };
  });
}

/** What came of the author's contribution so far: one outcome an idea, with a dated state for each decision. */
async function saveOutcome(tx: Executor, idea: Idea, status: IdeaStatus, now: Date): Promise<string | null> {
  const state = outcomeOf(status);
  if (state === null || idea.contributionId === null || state === idea.status) return idea.outcomeId;
  if (idea.outcomeId !== null) {
    await saveOutcomeStates(tx, [{ outcomeId: idea.outcomeId, state, occurredAt: now }], now);
    return idea.outcomeId;
  }
  const id = newId(now);
  const outcome = { id, kind: "idea-answered", customerId: null, influencedBy: [idea.contributionId] };
  await saveOutcomes(tx, [{ ...outcome, state, occurredAt: now }], now);
  return id;
}
