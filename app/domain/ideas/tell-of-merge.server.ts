import { env } from "#app/platform/env.server.ts";
import type { Executor } from "#app/platform/sql.server.ts";
import { notify } from "../notifications/notify.server.ts";
import { whoFollows } from "./who-follows.server.ts";

type Merge = {
  mergeId: string;
  idea: { id: string; title: string };
  into: { id: string; title: string };
  /** Whether the two part again. */
  apart: boolean;
};

/** Tells whoever proposed an idea or votes for it that it goes on as another, by mail too; or that it stands by itself again. */
export async function tellOfMerge(
  on: Executor,
  { mergeId, idea, into, apart }: Merge,
  now: Date,
): Promise<void> {
  const people = await whoFollows(on, idea.id);
  const path = `/ideas/${apart ? idea.id : into.id}`;
  const props = {
    heading: "Two ideas became one",
    lines: [
      `“${idea.title}” says the same as “${into.title}”, so they go on together. Every vote counts there, once a person.`,
      "Nothing is lost: the words and comments stay where they were written.",
    ],
    action: "See the idea",
    link: `${env.ORIGIN}${path}`,
    why: "You have this mail because you proposed one of these ideas, or voted for it.",
  };
  const notices = people.map(({ accountId, byMail }) => ({
    accountId,
    kind: "idea-merged" as const,
    key: `${apart ? "idea-apart" : "idea-merged"}/${mergeId}/${accountId}`,
    data: { title: idea.title, other: into.title, apart, path },
    mail: apart || !byMail ? null : { template: "news", props },
  }));
  await notify(on, notices, now);
}
