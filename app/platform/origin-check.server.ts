import type { IncomingHttpHeaders } from "node:http";

const harmless = new Set(["GET", "HEAD"]);

/**
 * Whether a request may change anything, judged by where the browser says it comes from.
 * Sec-Fetch-Site decides where it is sent; older browsers are judged by Origin, and without either nothing runs.
 * @param site the site's own origin, and whether a request's own Host counts as ours too (outside production)
 */
export function comesFromUs(
  request: { method: string; headers: IncomingHttpHeaders },
  site: { origin: string; trustHost: boolean },
): boolean {
  if (harmless.has(request.method)) return true;
  const fetchSite = request.headers["sec-fetch-site"];
  if (fetchSite !== undefined) return fetchSite === "same-origin" || fetchSite === "none";
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  return origin === site.origin || (site.trustHost && host !== undefined && origin === `http://${host}`);
}
