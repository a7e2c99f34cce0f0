import { newSecret } from "#app/domain/people/link-secrets.server.ts";
import { hostCookieName, readCookie, setCookie } from "#app/platform/cookies.server.ts";

const browser = hostCookieName("sign_in_browser");
const address = hostCookieName("sign_in_address");
const tenMinutes = 600;

/** A secret for the browser that asks for a link, new with each asking, and the cookies that keep it. */
export function rememberAskingBrowser(email: string): { secret: string; headers: Headers } {
  const secret = newSecret();
  const headers = new Headers();
  headers.append("Set-Cookie", setCookie(browser, secret, tenMinutes));
  headers.append("Set-Cookie", setCookie(address, Buffer.from(email).toString("base64url"), tenMinutes));
  return { secret, headers };
}

/** The secret of the browser that asked for a link, or null. */
export function secretOfBrowser(request: Request): string | null {
  return readCookie(request, browser);
}

/** The address that was typed in this browser, to show it again. */
export function typedAddress(request: Request): string | null {
  const value = readCookie(request, address);
  return value === null ? null : Buffer.from(value, "base64url").toString().slice(0, 254);
}

/** Takes the cookies away again. */
export function forgetAskingBrowser(headers: Headers): void {
  headers.append("Set-Cookie", setCookie(browser, "", 0));
  headers.append("Set-Cookie", setCookie(address, "", 0));
}
