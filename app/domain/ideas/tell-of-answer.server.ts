import { env } from "#app/platform/env.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { notify } from "../notifications/notify.server.ts";
import { whoFollows } from "./who-follows.server.ts";

export type AnswerToTell = {
  answerId: string;
  ideaId: string;
  title: string;
  status: string;
  text: string;
  staffId: string;
};

/** Tells whoever proposed an idea or votes for it of an answer, each once; by mail too, unless they asked for quiet about it. */
export async function tellOfAnswer(on: Executor, answer: AnswerToTell, now: Date): Promise<void> {
  const { answerId, ideaId, title, status, text } = answer;
  const [people, [staff]] = await Promise.all([
    whoFollows(on, ideaId),
    sql<{ name: string }>(on, "select name from staff where id = $1::uuid", [answer.staffId]),
  ]);
  const who = staff?.name ?? "";
  const ideaUrl = `${env.ORIGIN}/ideas/${ideaId}`;
  const notices = people.map(({ accountId, byMail }) => ({
    accountId,
    kind: "idea-answered" as const,
    key: `idea-answered/${answerId}/${accountId}`,
    data: { title, by: who, words: status, path: `/ideas/${ideaId}` },
    mail: byMail ? { template: "idea-answered", props: { title, status, answer: text, who, ideaUrl } } : null,
  }));
  await notify(on, notices, now);
}
