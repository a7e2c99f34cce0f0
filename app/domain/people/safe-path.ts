/** A path of this site to go to, or null where a text is none: never another host, never an address of machines. */
export function safePath(text: unknown): string | null {
  if (typeof text !== "string" || text.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return null;
  if (text.includes("\\")) return null;
  const url = new URL(text, "http://here.invalid");
  return url.host === "here.invalid" && !url.pathname.startsWith("//")
    ? url.pathname + url.search + url.hash
    : null;
}
