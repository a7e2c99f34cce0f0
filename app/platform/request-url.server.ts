import type { IncomingMessage } from "node:http";

/**
 * The URL of a request, on the site's own origin or (where it is trusted) on the Host that was asked.
 * @returns null where the request names no proper path or host
 */
export function requestUrl(
  request: IncomingMessage,
  site: { origin: string; trustHost: boolean },
): URL | null {
  const { host } = request.headers;
  const path = request.url ?? "";
  if (host === undefined || !path.startsWith("/") || path.startsWith("//") || path.includes("\\"))
    return null;
  if (/\?.*%00/.test(path)) return null; // PostgreSQL keeps no NUL, and no link of ours has one
  const base = site.trustHost ? `${new URL(site.origin).protocol}//${host}` : site.origin;
  if (!URL.canParse(base)) return null;
  const origin = new URL(base).origin;
  return URL.canParse(origin + path) ? new URL(origin + path) : null;
}
