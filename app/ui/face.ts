/** First letters of the first and last word of a name: "Ada Byron Lovelace" → "AL". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words[words.length - 1]) : "";
  return `${first}${last}`.toLocaleUpperCase("en") || "?";
}

/** One of twelve hues, always the same for the same name. */
export function hueOf(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 10_007;
  return (sum % 12) + 1;
}

function firstLetter(word: string | undefined): string {
  return [...(word ?? "")].find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? "";
}
