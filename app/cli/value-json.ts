/** An answer of the API as JSON for the terminal: money is bigint here and an integer there. */
export function jsonLines(answer: unknown): string {
  return JSON.stringify(answer, (_key, part: unknown) => (typeof part === "bigint" ? Number(part) : part), 2);
}
