import { env } from "#app/platform/env.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { notify } from "../notifications/notify.server.ts";

export type AnswerToTell = {
  answerId: string;
  ideaId: string;
  title: string;
  status: string;
  text: string;
  staffId: string;
};

/** Tells whoever proposed an idea or votes for it of an answer, each once. */
export async function tellOfAnswer(on: Executor, answer: AnswerToTell, now: Date): Promise<void> {
  const { answerId, ideaId, title, status, text } = answer;
  const people = await sql<{ accountId: string; who: string }>(
    on,
    `select c.account_id as "accountId", s.name as who
     from (select author_id as id from idea where id = $1::uuid union select customer_id from idea_vote where idea_id = $1::uuid) told
       join customer c on c.id = told.id and c.account_id is not null, staff s
     where s.id = $2::uuid`,
    [ideaId, answer.staffId],
  );
  const ideaUrl = `${env.ORIGIN}/ideas/${ideaId}`;
  const notices = people.map(({ accountId, who }) => ({
    accountId,
    kind: "idea-answered" as const,
    key: `idea-answered/${answerId}/${accountId}`,
    data: { title, by: who, words: status, path: `/ideas/${ideaId}` },
    mail: { template: "idea-answered", props: { title, status, answer: text, who, ideaUrl } },
  }));
  await notify(on, notices, now);
}
