import { similarIdeas } from "#app/domain/ideas/similar-ideas.server.ts";
import type { PlainRequest } from "#app/platform/plain-route.server.ts";
import { counted } from "../counted.ts";
import { wordsOfStatus } from "../idea-words.ts";

/** What is close to what somebody is typing, for the script of the field. */
export async function answerMatches({ response, url, request }: PlainRequest): Promise<void> {
  const typed = (url.searchParams.get("q") ?? "").trim();
  const similar = typed.length < 3 ? [] : await similarIdeas(typed);
  const ideas = similar.map(({ id, title, status, voteCount }) => ({
    id,
    title,
    votes: [
      counted(voteCount, "vote", "votes"),
      ...(status === "open" ? [] : [wordsOfStatus(status).label.toLowerCase()]),
    ].join(" · "),
  }));
  response.writeHead(200, {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : JSON.stringify({ ideas }));
}
