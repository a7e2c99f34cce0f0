import { blocksOf } from "./rich-text-blocks.ts";

/** What a person wrote, as running text without its marks: for a line or two of a longer text. */
export function plainWords(text: string): string {
  return blocksOf(text)
    .map(({ kind, lines }) =>
      lines
        .map((pieces) => pieces.map((piece) => piece.text).join(""))
        .join(kind === "bullets" || kind === "numbers" ? ", " : " "),
    )
    .join(" ");
}
