import { isStorable } from "./fields.ts";

/** How deep objects and lists may lie in one another. */
export const deepest = 32;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads a body as JSON, or says in words why it cannot. */
export function parseJson(bytes: Uint8Array): { value: unknown } | { wrong: string } {
  if (bytes.length === 0) return { wrong: "The body is empty. Send a JSON object." };
  if (isTooDeep(bytes)) return { wrong: `Objects and lists may lie at most ${deepest} deep in one another.` };
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return holdsUnstorable(value)
      ? { wrong: "A text holds NUL or broken Unicode, which cannot be stored." }
      : { value };
  } catch {
    return { wrong: "The body is not valid JSON in UTF-8. Check quotes, commas and brackets." };
  }
}

/** Counts brackets outside of texts before anything is built from them. */
function isTooDeep(bytes: Uint8Array): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index];
    if (inText) {
      if (byte === 0x5c) index++;
      else if (byte === 0x22) inText = false;
    } else if (byte === 0x22) inText = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth++;
      if (depth > deepest) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return false;
}

function holdsUnstorable(value: unknown): boolean {
  if (typeof value === "string") return !isStorable(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([name, part]) => !isStorable(name) || holdsUnstorable(part));
}
