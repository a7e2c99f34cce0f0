import type { IncomingMessage } from "node:http";
import { takeVoteBack, voteForIdea } from "#app/domain/ideas/vote-for-idea.server.ts";
import { safePath } from "#app/domain/people/safe-path.ts";
import { whoIsSignedIn } from "#app/domain/people/signed-in-queries.server.ts";
import { isId } from "#app/kernel/ids.ts";
import { answerPlainly } from "#app/platform/plain-answer.server.ts";
import type { PlainRequest } from "#app/platform/plain-route.server.ts";
import { tokenOf } from "#app/platform/session-cookie.server.ts";
import { withFlash } from "../flash.server.ts";

const mostBytes = 2_000;

/** Counts a vote or takes it back, and leads back to the page. Who is not signed in is led to sign in and then to the idea. */
export async function voteOnIdea({ request, response, params, now }: PlainRequest): Promise<void> {
  const ideaId = params["ideaId"] ?? "";
  if (!isId(ideaId)) return answerPlainly(response, 404);
  const token = tokenOf(request.headers.cookie);
  const [form, person] = await Promise.all([
    formOf(request),
    token === null ? null : whoIsSignedIn(token, now),
  ]);
  const page = `/ideas/${ideaId}`;
  const go = (location: string, headers = new Headers()) =>
    response
      .writeHead(303, {
        Location: location,
        "Cache-Control": "no-store",
        "Set-Cookie": headers.getSetCookie(),
      })
      .end();
  if (form === null) return answerPlainly(response, 413);
  if (person === null) return void go(`/sign-in?to=${encodeURIComponent(page)}`);
  if (person.customer === null) return answerPlainly(response, 404);
  const vote = form.get("vote") === "back" ? takeVoteBack : voteForIdea;
  const result = await vote(ideaId, person.customer.customerId, now);
  if (result.kind === "refused" && result.because === "no-such-idea") return answerPlainly(response, 404);
  const back = safePath(form.get("to")) ?? page;
  if (result.kind === "refused") return void go(back, withFlash(new Headers(), result.detail));
  if (result.ideaId === ideaId) return void go(back);
  go(`/ideas/${result.ideaId}`, withFlash(new Headers(), "It goes on as this idea: votes count here."));
}

/** The fields of a small form, or null where it is too large to be ours. */
async function formOf(request: IncomingMessage): Promise<URLSearchParams | null> {
  let text = "";
  for await (const piece of request) {
    text += String(piece);
    if (text.length > mostBytes) return null;
  }
  return new URLSearchParams(text);
}
