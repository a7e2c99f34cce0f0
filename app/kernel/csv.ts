/** A record of a CSV file, or a line that is none; `line` is where it starts, counted from 1. */
export type CsvRecord =
  | { kind: "cells"; line: number; cells: string[] }
  | { kind: "broken"; line: number; reason: string; excerpt: string };

/** Reads records from chunks of bytes; call `end` after the last. */
export type CsvReader = { push: (chunk: Uint8Array) => CsvRecord[]; end: () => CsvRecord[] };

const longestLine = 65_536;
const longestRecordInLines = 40;
const newline = 10;
const lineBreak = /\r$/;

type Line = { number: number; text: string | null; reason?: string };

/**
 * A reader of RFC 4180 CSV that loses only the lines that are wrong: bytes that are not UTF-8, a quote that never
 * closes and an endless line are reported with their line number, and reading goes on with the next line.
 * The delimiter is a comma, or a semicolon where the first line has one and no comma.
 */
export function readCsv(): CsvReader {
  const lines = splitLines();
  let waiting: Line[] = [];
  let delimiter: string | null = null;

  function take(arrived: Line[], atEnd: boolean): CsvRecord[] {
    waiting.push(...arrived);
    const records: CsvRecord[] = [];
    let position = 0;
    while (position < waiting.length) {
      const outcome = nextRecord(waiting, position, atEnd, delimiter ?? ",");
      if (outcome === "wait") break;
      const first = waiting[position];
      if (delimiter === null && first?.text) {
        delimiter = first.text.includes(";") && !first.text.includes(",") ? ";" : ",";
        if (delimiter === ";") continue;
      }
      position += outcome.lines;
      if (outcome.record !== null) records.push(outcome.record);
    }
    waiting = waiting.slice(position);
    return records;
  }

  return { push: (chunk) => take(lines.push(chunk), false), end: () => take(lines.end(), true) };
}

type Outcome = { lines: number; record: CsvRecord | null };

function nextRecord(waiting: Line[], position: number, atEnd: boolean, delimiter: string): Outcome | "wait" {
  const first = waiting[position];
  if (first === undefined) return "wait";
  if (first.text === null) return { lines: 1, record: broken(first, first.reason ?? "unreadable") };
  if (first.text.trim() === "") return { lines: 1, record: null };
  let text = first.text;
  let used = 1;
  while (hasOpenQuote(text)) {
    const following = waiting[position + used];
    if (following === undefined && !atEnd && used < longestRecordInLines) return "wait";
    if (following?.text === undefined || following.text === null || used >= longestRecordInLines) {
      return { lines: 1, record: broken(first, "a quote is opened and never closed") };
    }
    text += `\n${following.text}`;
    used += 1;
  }
  const cells = splitCells(text, delimiter);
  if (cells === null) return { lines: 1, record: broken(first, "a quote stands in the middle of a cell") };
  return { lines: used, record: { kind: "cells", line: first.number, cells } };
}

function broken(line: Line, reason: string): CsvRecord {
  return { kind: "broken", line: line.number, reason, excerpt: (line.text ?? "").slice(0, 200) };
}

function hasOpenQuote(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

function splitCells(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] === '"') {
      const cell = /"((?:[^"]|"")*)"/y;
      cell.lastIndex = at;
      const match = cell.exec(text);
      if (match?.[1] === undefined) return null;
      cells.push(match[1].replaceAll('""', '"'));
      at += match[0].length;
      if (at < text.length && text[at] !== delimiter) return null;
      at += 1;
    } else {
      const stop = text.indexOf(delimiter, at);
      const cell = stop === -1 ? text.slice(at) : text.slice(at, stop);
      if (cell.includes('"')) return null;
      cells.push(cell);
      at += cell.length + 1;
    }
  }
  return cells;
}

function splitLines(): { push: (chunk: Uint8Array) => Line[]; end: () => Line[] } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  let pieces: Uint8Array[] = [];
  let size = 0;

  function add(piece: Uint8Array): void {
    size += piece.length;
    if (size <= longestLine) pieces.push(piece);
  }

  function close(): Line {
    number += 1;
    const line = size > longestLine ? tooLong(number) : decode(number, concatenate(pieces));
    pieces = [];
    size = 0;
    return line;
  }

  function decode(at: number, bytes: Uint8Array): Line {
    try {
      return { number: at, text: decoder.decode(bytes).replace(lineBreak, "") };
    } catch {
      return {
        number: at,
        text: null,
        reason: "the line is not UTF-8: save the file as UTF-8 and import it again",
      };
    }
  }

  return {
    push(chunk) {
      const lines: Line[] = [];
      let from = 0;
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
        add(chunk.subarray(from, at));
        lines.push(close());
        from = at + 1;
      }
      if (from < chunk.length) add(chunk.slice(from));
      return lines;
    },
    end: () => (size > 0 ? [close()] : []),
  };
}

function tooLong(number: number): Line {
  return { number, text: null, reason: `the line is longer than ${longestLine / 1024} KiB` };
}

function concatenate(pieces: Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A cell that a spreadsheet would run as a formula. */
export function looksLikeFormula(cell: string): boolean {
  return /^[=+\-@\t\r\n]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell);
}

/** A cell for a CSV file: quoted where needed, and with a leading apostrophe where a spreadsheet would run it. */
export function csvCell(value: string): string {
  const safe = looksLikeFormula(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
