import { Fragment, type ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Block, blocksOf, type Piece } from "./rich-text-blocks.ts";

export type RichTextProps = { text: string; className?: string };

/** What a person wrote, in the small part of Markdown that `blocksOf` reads. */
export function RichText({ text, className }: RichTextProps) {
  return (
    <div dir="auto" className={classNames("flex min-w-0 flex-col gap-3", className)}>
      {blocksOf(text).map((block, index) => (
        <BlockOf key={keyOf(block, index)} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block: { kind, lines } }: { block: Block }) {
  switch (kind) {
    case "paragraph":
      return <p>{inLines(lines)}</p>;
    case "quote":
      return <blockquote className="border-s-2 border-line-strong ps-4">{inLines(lines)}</blockquote>;
    case "code":
      return (
        <pre className="whitespace-pre-wrap rounded-control bg-sunken px-4 py-3 font-mono text-14">
          {lines.map((line) => line[0]?.text ?? "").join("\n")}
        </pre>
      );
    case "bullets":
      return <ul className="list-disc ps-6">{inItems(lines)}</ul>;
    case "numbers":
      return <ol className="list-decimal ps-6">{inItems(lines)}</ol>;
  }
}

function inItems(lines: readonly Piece[][]): ReactNode {
  return lines.map((line, index) => <li key={keyOf(line, index)}>{inPieces(line)}</li>);
}

function inLines(lines: readonly Piece[][]): ReactNode {
  return lines.map((line, index) => (
    <Fragment key={keyOf(line, index)}>
      {index > 0 ? <br /> : null}
      {inPieces(line)}
    </Fragment>
  ));
}

function inPieces(line: readonly Piece[]): ReactNode {
  return line.map((piece, index) => <PieceOf key={keyOf(piece, index)} piece={piece} />);
}

function PieceOf({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case "text":
      return <>{piece.text}</>;
    case "strong":
      return <strong>{piece.text}</strong>;
    case "emphasis":
      return <em>{piece.text}</em>;
    case "code":
      return <code className="rounded-control bg-sunken px-1 font-mono text-14">{piece.text}</code>;
    case "link":
      return (
        <a className="link" href={piece.href} rel="nofollow ugc noopener">
          {piece.text}
        </a>
      );
  }
}

/** Written text is never reordered, so its place is its name. */
function keyOf(_part: unknown, index: number): string {
  return String(index);
}
