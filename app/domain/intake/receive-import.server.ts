import { newId } from "#app/kernel/ids.ts";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";

/** A file of orders that is arriving. `source` names the shop; order ids are unique within it. */
export type ArrivingFile = { fileName: string; source: string; body: AsyncIterable<Uint8Array> };

const chunkSize = 262_144;

/**
 * Stores a file of orders as it arrives, in any process, and asks for it to be imported.
 * @param withJob false where the caller imports it at once
 */
export async function receiveImport(
  file: ArrivingFile,
  actor: Actor,
  now: Date,
  withJob = true,
): Promise<{ importId: string }> {
  const importId = newId(now);
  await sql(
    pool,
    `insert into order_import (id, source, file_name, state, actor_kind, actor_id, created_at)
     values ($1, $2, $3, 'receiving', $4, $5, $6)`,
    [importId, file.source, file.fileName.slice(0, 200), actor.kind, actor.id, now],
  );
  const bytes = await storeChunks(importId, file.body).catch((error: unknown) =>
    giveUp(importId, error, now),
  );
  await withTransaction(async (client) => {
    await sql(client, "update order_import set state = 'queued', bytes = $2::bigint where id = $1", [
      importId,
      bytes.toString(),
    ]);
    const data = { fileName: file.fileName, source: file.source, bytes };
    await recordEvent(
      client,
      { actor, verb: "import.received", subjectKind: "import", subjectId: importId, data },
      now,
    );
    if (withJob) await enqueue(client, "import-orders", { importId }, { key: `import-orders/${importId}` });
  });
  return { importId };
}

/** A file that does not arrive whole is not imported, and says so. */
async function giveUp(importId: string, error: unknown, now: Date): Promise<never> {
  await withTransaction(async (client) => {
    await sql(client, "delete from import_chunk where import_id = $1", [importId]);
    await sql(
      client,
      `update order_import set state = 'failed', finished_at = greatest($2::timestamptz, created_at),
         failure = 'The file did not arrive whole. Send it again.' where id = $1`,
      [importId, now],
    );
  });
  throw error;
}

async function storeChunks(importId: string, body: AsyncIterable<Uint8Array>): Promise<number> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let position = 0;
  let total = 0;
  async function store(): Promise<void> {
    if (size === 0) return;
    await sql(pool, "insert into import_chunk (import_id, position, bytes) values ($1, $2, $3)", [
      importId,
      position,
      Buffer.concat(waiting),
    ]);
    position += 1;
    waiting = [];
    size = 0;
  }
  for await (const piece of body) {
    waiting.push(piece);
    size += piece.length;
    total += piece.length;
    if (size >= chunkSize) await store();
  }
  await store();
  return total;
}
