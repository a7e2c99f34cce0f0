import { redirect } from "@remix-run/node";
import { safePath } from "#app/domain/people/safe-path.ts";
import { signOut } from "#app/domain/people/sign-out.server.ts";
import { sessionCookie, sessionTokenOf } from "#app/platform/session-cookie.server.ts";
import { forgetAskingBrowser } from "./asking-browser.server.ts";
import { withFlash } from "./flash.server.ts";

type SignedIn = {
  session: { token: string; endsAt: Date };
  staff: boolean;
  to: string | null;
  message?: string;
};

/** Answers with the new session's cookie and the way on. The session that the browser had before ends. */
export async function answerSignedIn(
  request: Request,
  { session, staff, to, message }: SignedIn,
  now: Date,
): Promise<Response> {
  const before = sessionTokenOf(request);
  if (before !== null) await signOut(before, now);
  const headers = new Headers({ "Set-Cookie": sessionCookie(session, now) });
  forgetAskingBrowser(headers);
  if (message !== undefined) withFlash(headers, message);
  return redirect(landingPath(staff, safePath(to)), { status: 303, headers });
}

/** Where somebody goes who has just signed in: where they wanted to, as far as that is theirs. */
function landingPath(staff: boolean, to: string | null): string {
  const home = staff ? "/admin" : "/home";
  if (to === null || to === "/") return home;
  const isAdmin = /^\/admin(?:[/?#]|$)/.test(to);
  return isAdmin && !staff ? home : to;
}
