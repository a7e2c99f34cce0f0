/** Which referral links a list shows: all, those that somebody opened, that brought somebody, or that nobody used yet. */
export const linksViews = ["all", "opened", "joined", "unused"] as const;
export type LinksView = (typeof linksViews)[number];

/** The view that an address asks for; all where it asks for none. */
export function linksViewOf(search: URLSearchParams): LinksView {
  return linksViews.find((view) => view === search.get("view")) ?? "all";
}
