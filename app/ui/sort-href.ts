export type SortDirection = "ascending" | "descending";

/** What `?sort=` says: "name" ascends, "-name" descends. */
export function readSort(
  value: string | null,
  known: readonly string[],
): { by: string; direction: SortDirection } | null {
  if (!value) return null;
  const by = value.replace(/^-/, "");
  if (!known.includes(by)) return null;
  return { by, direction: value.startsWith("-") ? "descending" : "ascending" };
}

/** The address that sorts by a column, keeping the other filters and going back to the first page. */
export function sortHref(search: string, by: string, direction: SortDirection): string {
  const params = new URLSearchParams(search);
  for (const cursor of ["after", "before", "page"]) params.delete(cursor);
  params.set("sort", direction === "descending" ? `-${by}` : by);
  return `?${params}`;
}
