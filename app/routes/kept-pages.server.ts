import { stampOfIdea, stampOfLists } from "#app/domain/ideas/public-stamp.server.ts";
import type { KeepRule, KeptPage } from "#app/platform/kept-pages.server.ts";

const ideaPage = /^\/ideas\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const mostPages = 5;

/** The list says "3 minutes ago", an idea says "yesterday". */
const minute = 60_000;

/** The public pages that are kept as rendered: the first pages of the list, without a search, and each idea. */
export const keptPages: KeepRule = ({ pathname, searchParams, search }): KeptPage | null => {
  const ideaId = ideaPage.exec(pathname)?.[1];
  if (ideaId !== undefined) {
    if (search !== "") return null;
    return { name: pathname, keptMs: 10 * minute, stamp: () => stampOfIdea(ideaId) };
  }
  if (pathname !== "/ideas") return null;
  for (const name of searchParams.keys()) if (!["tab", "topic", "page"].includes(name)) return null;
  const page = Number(searchParams.get("page") ?? "1");
  if (page > mostPages || search.length >= 200) return null;
  return { name: pathname + search, keptMs: minute, stamp: stampOfLists };
};
