import { pool, withTransaction } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent, system } from "../activity/record-event.server.ts";
import { countsOf, importBatch } from "./import-batch.server.ts";
import { type FileItem, itemsOf } from "./import-items.server.ts";
import { type ArrivingFile, receiveImport } from "./receive-import.server.ts";

export { receiveImport } from "./receive-import.server.ts";

/** How an import stands. `read` counts lines with an order; `noted` are imported ones with a remark. */
export type ImportCounts = {
  state: "running" | "done" | "failed";
  bytes: number;
  bytesRead: number;
  read: number;
  imported: number;
  duplicates: number;
  rejected: number;
  noted: number;
  failure: string | null;
};

const batchSize = 500;

/** Stores and imports a file in this process; for the command line. */
export async function importFile(
  file: ArrivingFile,
  actor: Actor,
  now: Date,
  onProgress: (counts: ImportCounts) => void = () => {},
): Promise<ImportCounts & { importId: string }> {
  const { importId } = await receiveImport(file, actor, now, false);
  return { importId, ...(await runImport(importId, { onProgress })) };
}

/**
 * Imports a stored file, batch by batch, each with its counts in one transaction: killed and run again, it goes on
 * where it stopped. A process that is at the same import already is left alone.
 */
export async function runImport(
  importId: string,
  options: { onProgress?: (counts: ImportCounts) => void } = {},
): Promise<ImportCounts> {
  const guard = await pool.connect();
  const name = [`import/${importId}`];
  try {
    const { rows } = await guard.query<{ locked: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
      name,
    );
    if (rows[0]?.locked !== true) return await readCounts(importId);
    return await importAll(importId, options.onProgress ?? (() => {})).finally(() =>
      guard.query("select pg_advisory_unlock(hashtextextended($1, 0))", name),
    );
  } finally {
    guard.release();
  }
}

async function importAll(
  importId: string,
  onProgress: (counts: ImportCounts) => void,
): Promise<ImportCounts> {
  const job = await jobOf(importId);
  if (job === null || job.state === "done" || job.state === "failed") return readCounts(importId);
  await sql(pool, "update order_import set state = 'running' where id = $1", [importId]);
  const now = job.createdAt;
  let batch: FileItem[] = [];
  let seen = 0;
  const flush = async () => {
    await importBatch({ importId, source: job.source, actor: job.actor, items: batch, now: new Date() });
    batch = [];
    onProgress(await readCounts(importId));
  };
  for await (const item of itemsOf(importId)) {
    if (item.kind === "unusable") return finish(importId, item.reason, now, onProgress);
    seen += 1;
    if (seen <= job.read) continue;
    batch.push(item);
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  const failure = seen === 0 ? "The file holds no orders: it is empty or has a header only." : null;
  return finish(importId, failure, now, onProgress);
}

async function finish(
  importId: string,
  failure: string | null,
  now: Date,
  onProgress: (counts: ImportCounts) => void,
): Promise<ImportCounts> {
  await withTransaction(async (client) => {
    if (failure !== null) {
      await sql(
        client,
        `insert into import_line (import_id, line, verdict, reason, excerpt) values ($1, 1, 'rejected', $2, '') on conflict do nothing`,
        [importId, failure],
      );
    }
    await sql(
      client,
      `update order_import set state = $2, failure = $3, bytes_read = bytes, finished_at = $4,
         rejected = rejected + case when $3::text is null then 0 else 1 end where id = $1`,
      [importId, failure === null ? "done" : "failed", failure, new Date()],
    );
    await sql(client, "delete from import_chunk where import_id = $1", [importId]);
    const event = { actor: system, verb: "import.finished", subjectKind: "import", subjectId: importId };
    await recordEvent(client, { ...event, data: { ...(await countsOf(client, importId)) } }, new Date());
  });
  const counts = await readCounts(importId);
  log.info({ importId, ...counts, startedAt: now }, "import finished");
  onProgress(counts);
  return counts;
}

type Job = { source: string; state: string; read: number; actor: Actor; createdAt: Date };

async function jobOf(importId: string): Promise<Job | null> {
  const [row] = await sql<{
    source: string;
    state: string;
    read: number;
    actor_kind: Actor["kind"];
    actor_id: string | null;
    created_at: Date;
  }>(pool, "select source, state, read, actor_kind, actor_id, created_at from order_import where id = $1", [
    importId,
  ]);
  if (row === undefined) return null;
  const actor =
    row.actor_kind === "system" || row.actor_id === null
      ? system
      : { kind: row.actor_kind, id: row.actor_id };
  return { source: row.source, state: row.state, read: row.read, actor, createdAt: row.created_at };
}

async function readCounts(importId: string): Promise<ImportCounts> {
  const [row] = await sql<ImportCounts>(
    pool,
    `select case when state in ('done', 'failed') then state else 'running' end as state, bytes::float8 as bytes,
       bytes_read::float8 as "bytesRead", read, imported, duplicates, rejected, noted, failure
     from order_import where id = $1`,
    [importId],
  );
  if (row === undefined) throw new Error(`There is no import ${importId}.`);
  return row;
}
