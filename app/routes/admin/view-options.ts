import { queryHref } from "../query-href.ts";

/** Views of one list as addresses: the present one with another view, from its first page on. All of it needs no word. */
export function viewOptions<View extends string>(
  views: readonly { value: View; label: string }[],
  present: View,
  search: string,
) {
  return views.map(({ value, label }) => ({
    label,
    href: queryHref(search, { view: value === "all" ? null : value, page: null }),
    current: value === present,
  }));
}
