/** The word that somebody is typing: the last one, where the text ends in it and it is long enough to say something. Else empty. */
export function unfinishedWord(text: string): string {
  return /([\p{L}\p{N}]{3,40})$/u.exec(text)?.[1]?.toLowerCase() ?? "";
}
