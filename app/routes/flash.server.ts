import { hostCookieName, readCookie, setCookie } from "#app/platform/cookies.server.ts";

const name = hostCookieName("flash");

/** Adds a message that the next page shows once. */
export function withFlash(headers: Headers, message: string): Headers {
  headers.append("Set-Cookie", setCookie(name, Buffer.from(message).toString("base64url"), 60));
  return headers;
}

/** The message left for this page, and the Set-Cookie text that takes it away. */
export function readFlash(request: Request): { message: string | null; clear: string | null } {
  const value = readCookie(request, name);
  if (value === null) return { message: null, clear: null };
  return { message: Buffer.from(value, "base64url").toString().slice(0, 300), clear: setCookie(name, "", 0) };
}

/** The answer of a layout that shows a message: private, and taken away once shown. */
export function flashHeaders(flash: { clear: string | null }): { headers: Headers } {
  const headers = new Headers();
  if (flash.clear !== null) headers.append("Set-Cookie", flash.clear);
  return { headers };
}
