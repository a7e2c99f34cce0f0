import { env } from "./env.server.ts";

/** Cookies that hold a right carry the `__Host-` prefix in production: no other host can set or read them. */
export function hostCookieName(name: string): string {
  return env.KITH_MODE === "production" ? `__Host-${name}` : name;
}

/** The value of a cookie of the request, or null. */
export function readCookie(request: Request, name: string): string | null {
  return cookieIn(request.headers.get("Cookie") ?? "", name);
}

/** The value of a cookie in the text of a Cookie header, or null. */
export function cookieIn(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=") || null;
  }
  return null;
}

/** The text of a Set-Cookie header. `maxAge` in seconds; 0 takes the cookie away. The value must be free of `;` and blanks. */
export function setCookie(name: string, value: string, maxAge: number): string {
  const secure = env.KITH_MODE === "production" ? "; Secure" : "";
  return `${name}=${value}; Path=/; Max-Age=${Math.floor(maxAge)}; HttpOnly; SameSite=Lax${secure}`;
}
