import { type CsvRecord, readCsv } from "#app/kernel/csv.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Columns, type OrderLine, readHeader, readOrderLine } from "../spend/order-line.ts";

/** What a line of a file is; `bytesRead` tells how far the file was read when it came. */
export type FileItem =
  | { kind: "order"; line: number; order: OrderLine; excerpt: string; bytesRead: number }
  | { kind: "rejected"; line: number; reason: string; excerpt: string; bytesRead: number };

/** The whole file cannot be read. */
export type UnusableFile = { kind: "unusable"; reason: string };

/** Reads the stored chunks of an import as items, without ever holding the whole file. */
export async function* itemsOf(importId: string): AsyncGenerator<FileItem | UnusableFile> {
  const reader = readCsv();
  let columns: Columns | null = null;
  let bytesRead = 0;
  for (let position = 0; ; position++) {
    const bytes = await chunk(importId, position);
    if (position === 0 && bytes !== null && isUtf16(bytes)) {
      yield { kind: "unusable", reason: "The file is UTF-16. Save it as CSV UTF-8 and import it again." };
      return;
    }
    bytesRead += bytes?.length ?? 0;
    for (const record of bytes === null ? reader.end() : reader.push(bytes)) {
      if (columns !== null) {
        yield item(record, columns, bytesRead);
        continue;
      }
      const header = record.kind === "cells" ? readHeader(record.cells) : { reason: record.reason };
      if ("reason" in header) {
        yield { kind: "unusable", reason: header.reason };
        return;
      }
      columns = header.columns;
    }
    if (bytes === null) return;
  }
}

async function chunk(importId: string, position: number): Promise<Uint8Array | null> {
  const [row] = await sql<{ bytes: Buffer }>(
    pool,
    "select bytes from import_chunk where import_id = $1 and position = $2",
    [importId, position],
  );
  return row?.bytes ?? null;
}

function item(record: CsvRecord, columns: Columns, bytesRead: number): FileItem {
  const { line } = record;
  if (record.kind === "broken")
    return { kind: "rejected", line, reason: record.reason, excerpt: printable(record.excerpt), bytesRead };
  const excerpt = printable(record.cells.join(","));
  const read = readOrderLine(record.cells, columns);
  if ("reason" in read) return { kind: "rejected", line, reason: printable(read.reason), excerpt, bytesRead };
  return { kind: "order", line, order: read, excerpt, bytesRead };
}

/** The beginning of a line, copied: a slice would keep the whole line in memory. */
function printable(text: string): string {
  return Buffer.from(text.slice(0, 300).replaceAll("\0", "␀")).toString();
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
