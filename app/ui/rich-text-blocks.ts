/** A piece of a line. */
export type Piece =
  | { kind: "text" | "strong" | "emphasis" | "code"; text: string }
  | { kind: "link"; text: string; href: string };

/** A block of written text; each of its lines is a list of pieces. */
export type Block = { kind: "paragraph" | "bullets" | "numbers" | "quote" | "code"; lines: Piece[][] };

const bullet = /^\s{0,3}[-*+] +/;
const number = /^\s{0,3}\d{1,3}[.)] +/;
const quote = /^\s{0,3}> ?/;
const fence = /^\s{0,3}```/;

/**
 * Reads the small part of Markdown that people use when they write to one another: paragraphs, lists, quotes, code, emphasis
 * and links. Everything else stays the text it is; there is no HTML in it, so there is none to be made safe.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let isFenced = false;
  let isApart = true;
  for (const line of text.split("\n")) {
    if (fence.test(line)) {
      isFenced = !isFenced;
      if (isFenced) blocks.push({ kind: "code", lines: [] });
      isApart = true;
      continue;
    }
    const last = blocks.at(-1);
    if (isFenced) last?.lines.push([{ kind: "text", text: line }]);
    else if (line.trim() === "") isApart = true;
    else {
      const { kind, content } = lineOf(line);
      if (last !== undefined && !isApart && last.kind === kind) last.lines.push(piecesOf(content));
      else blocks.push({ kind, lines: [piecesOf(content)] });
      isApart = false;
    }
  }
  return blocks.filter(({ lines }) => lines.length > 0);
}

function lineOf(line: string): { kind: Block["kind"]; content: string } {
  if (bullet.test(line)) return { kind: "bullets", content: line.replace(bullet, "") };
  if (number.test(line)) return { kind: "numbers", content: line.replace(number, "") };
  if (quote.test(line)) return { kind: "quote", content: line.replace(quote, "") };
  return { kind: "paragraph", content: line.replace(/^\s{0,3}#{1,6} +/, "").trim() };
}

/** The lengths are bounded, so that no text takes long to read. */
const marked =
  /`(?<code>[^`\n]{1,300})`|\*\*(?<strong>[^*\n]{1,500})\*\*|(?<![\p{L}\p{N}*])\*(?<star>[^*\s][^*\n]{0,500})\*|(?<![\p{L}\p{N}_])_(?<line>[^_\s][^_\n]{0,500})_(?![\p{L}\p{N}])|\[(?<label>[^\]\n]{1,300})\]\((?<target>[^()\s]{1,1000})\)|(?<bare>https?:\/\/[^\s<>"'`]{1,1000})/gu;

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const say = (text: string) => {
    if (text !== "") pieces.push({ kind: "text", text });
  };
  for (const match of line.matchAll(marked)) {
    say(line.slice(from, match.index));
    const { piece, length } = pieceOf(match[0], match.groups ?? {});
    pieces.push(piece);
    say(match[0].slice(length));
    from = match.index + match[0].length;
  }
  say(line.slice(from));
  return pieces;
}

function pieceOf(whole: string, found: Record<string, string | undefined>): { piece: Piece; length: number } {
  const { code, strong, star, line, label, target, bare } = found;
  const length = whole.length;
  if (code !== undefined) return { piece: { kind: "code", text: code }, length };
  if (strong !== undefined) return { piece: { kind: "strong", text: strong }, length };
  const emphasis = star ?? line;
  if (emphasis !== undefined) return { piece: { kind: "emphasis", text: emphasis }, length };
  const address = bare === undefined ? (target ?? "") : bare.replace(/[.,;:!?)\]}*_]+$/, "");
  const href = safeHref(address);
  const shown = bare === undefined ? length : address.length;
  if (href === null) return { piece: { kind: "text", text: whole }, length };
  return { piece: { kind: "link", text: label ?? address, href }, length: shown };
}

/** An address that a text may lead to: the web or a mailbox, nothing that runs. */
function safeHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
}
