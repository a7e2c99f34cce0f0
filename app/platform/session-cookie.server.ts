import { cookieIn, hostCookieName, readCookie, setCookie } from "./cookies.server.ts";

const name = hostCookieName("session");

/** The token of the session in the request's cookie, or null. */
export function sessionTokenOf(request: Request): string | null {
  return readCookie(request, name);
}

/** The token of the session in the text of a Cookie header, or null. */
export function tokenOf(cookieHeader = ""): string | null {
  return cookieIn(cookieHeader, name);
}

/** Set-Cookie text that keeps a session until it ends at the latest. */
export function sessionCookie(session: { token: string; endsAt: Date }, now: Date): string {
  return setCookie(name, session.token, (session.endsAt.getTime() - now.getTime()) / 1000);
}

/** Set-Cookie text that takes the session's cookie away. */
export function noSessionCookie(): string {
  return setCookie(name, "", 0);
}
