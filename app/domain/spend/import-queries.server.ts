import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

export type ImportState = "receiving" | "queued" | "running" | "done" | "failed";

/** An import of orders and how far it has come. */
export type ImportView = {
  id: string;
  fileName: string;
  source: string;
  state: ImportState;
  bytes: number;
  bytesRead: number;
  read: number;
  imported: number;
  duplicates: number;
  rejected: number;
  noted: number;
  failure: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

const columns = `id, left(file_name, 300) as "fileName", left(source, 300) as source, state, bytes::float8 as bytes, bytes_read::float8 as "bytesRead", read, imported,
  duplicates, rejected, noted, left(failure, 1000) as failure, created_at as "createdAt", finished_at as "finishedAt"`;

const pageSize = 20;

/** Imports newest first, a page at a time. `cursor` is the id of the last one seen. */
export async function listImports(
  view: { cursor?: string | null; limit?: number } = {},
): Promise<{ imports: ImportView[]; next: string | null }> {
  const limit = Math.min(view.limit ?? pageSize, pageSize);
  const rows = await sql<ImportView>(
    pool,
    `select ${columns} from order_import i
     where $1::uuid is null or (created_at, id) < (select l.created_at, l.id from order_import l where l.id = $1::uuid)
     order by created_at desc, id desc limit $2`,
    [view.cursor ?? null, limit + 1],
  );
  const imports = rows.slice(0, limit);
  return { imports, next: rows.length > limit ? (imports.at(-1)?.id ?? null) : null };
}

/** One import, or null. */
export async function findImport(importId: string): Promise<ImportView | null> {
  const rows = await sql<ImportView>(pool, `select ${columns} from order_import where id = $1`, [importId]);
  return rows[0] ?? null;
}

/** A line that was rejected, or imported with a note. */
export type ImportLineView = { line: number; verdict: "rejected" | "noted"; reason: string; excerpt: string };

/** Lines of an import in the order of the file, a page at a time, after a line number and verdict. */
export async function importLines(
  importId: string,
  view: { after?: number; limit?: number } = {},
): Promise<{ lines: ImportLineView[]; next: number | null }> {
  const limit = Math.min(view.limit ?? 100, 5_000);
  const rows = await sql<ImportLineView>(
    pool,
    `select line, verdict, left(reason, 500) as reason, left(excerpt, 500) as excerpt from import_line where import_id = $1 and line > $2::bigint order by line, verdict desc limit $3`,
    [importId, view.after ?? 0, limit + 2],
  );
  if (rows.length <= limit) return { lines: rows, next: null };
  const lines = rows.slice(0, limit);
  const last = lines.at(-1)?.line ?? 0;
  // A line may carry two verdicts: both stay on one page.
  const twin = rows.slice(limit).filter((row) => row.line === last);
  return { lines: [...lines, ...twin], next: rows.length > limit + twin.length ? last : null };
}
