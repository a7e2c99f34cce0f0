import { publicStamp } from "#app/domain/ideas/public-stamp.server.ts";
import type { KeepRule } from "#app/platform/kept-pages.server.ts";

const ideaPage = /^\/ideas\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const mostPages = 5;

/** The list says "3 minutes ago", an idea says "yesterday". */
const minute = 60_000;

/** The public pages that are kept as rendered: the first pages of the list, without a search, and each idea. */
export const keptPages: KeepRule = { pageOf, stamp: publicStamp };

function pageOf({ pathname, searchParams, search }: URL): { name: string; keptMs: number } | null {
  if (ideaPage.test(pathname)) return search === "" ? { name: pathname, keptMs: 10 * minute } : null;
  if (pathname !== "/ideas") return null;
  for (const name of searchParams.keys()) if (!["tab", "topic", "page"].includes(name)) return null;
  const page = Number(searchParams.get("page") ?? "1");
  return page <= mostPages && search.length < 200 ? { name: pathname + search, keptMs: minute } : null;
}
