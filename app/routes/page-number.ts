/** The page of a list that an address asks for, counted from 1. */
export function pageNumber(search: URLSearchParams): number {
  const page = Number(search.get("page") ?? "1");
  return Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

/** The cursor of an address: the id after which the list goes on, or null. */
export function cursorOf(search: URLSearchParams): string | null {
  const after = search.get("after");
  return after !== null && /^[0-9a-f-]{36}$/.test(after) ? after : null;
}
