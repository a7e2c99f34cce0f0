import type pg from "pg";
import { withTransaction } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Actor } from "../activity/record-event.server.ts";
import { refundedOf } from "../spend/refunds.server.ts";
import type { FileItem } from "./import-items.server.ts";
import { type OrderResult, retrying, takeOrdersWithin } from "./take-orders.server.ts";
import { takeRefundWithin } from "./take-refund.server.ts";

/** Some lines of an import. */
export type ImportBatch = {
  importId: string;
  source: string;
  actor: Actor;
  items: readonly FileItem[];
  now: Date;
};

type Remark = { line: number; verdict: "rejected" | "noted"; reason: string; excerpt: string };
type OrderItem = Extract<FileItem, { kind: "order" }>;

/** Imports some lines with their counts in one transaction. Where that fails, each line is tried alone. */
export async function importBatch(batch: ImportBatch): Promise<void> {
  try {
    await retrying(() => withTransaction((client) => importWithin(client, batch)));
  } catch (error) {
    const [only] = batch.items;
    if (batch.items.length > 1) {
      for (const item of batch.items) await importBatch({ ...batch, items: [item] });
    } else if (only !== undefined) {
      log.error({ err: error, importId: batch.importId, line: only.line }, "a line could not be imported");
      const reason = "The line could not be imported; the log of the server says why.";
      const item = {
        kind: "rejected" as const,
        line: only.line,
        reason,
        excerpt: only.excerpt,
        bytesRead: only.bytesRead,
      };
      await withTransaction((client) => importWithin(client, { ...batch, items: [item] }));
    }
  }
}

async function importWithin(
  client: pg.PoolClient,
  { importId, source, actor, items, now }: ImportBatch,
): Promise<void> {
  const orders = items.filter((item) => item.kind === "order");
  const remarks: Remark[] = items
    .filter((item) => item.kind === "rejected")
    .map((item) => ({ ...item, verdict: "rejected" }));
  const inputs = orders.map(({ order }) => ({
    ...order,
    source,
    referral: order.referralCode === undefined ? undefined : { code: order.referralCode },
  }));
  const results =
    inputs.length === 0
      ? []
      : await takeOrdersWithin(client, inputs, actor, now, { origin: "import", tellPeople: false });
  const tally = { imported: 0, duplicates: 0 };
  for (const [index, item] of orders.entries()) {
    const result = results[index];
    if (result === undefined) throw new Error("importBatch: a line was left without a result");
    const { line, excerpt } = item;
    if (result.kind === "refused") {
      remarks.push({ line, verdict: "rejected", reason: result.detail, excerpt });
      continue;
    }
    tally[result.kind === "created" ? "imported" : "duplicates"] += 1;
    const notes = [
      ...(result.kind === "created" ? item.order.notes : []),
      ...(await refund(client, item, source, result, actor, now)),
    ];
    if (notes.length > 0) remarks.push({ line, verdict: "noted", reason: notes.join("; "), excerpt });
  }
  await saveRemarks(client, importId, remarks);
  const count = (verdict: Remark["verdict"]) => remarks.filter((remark) => remark.verdict === verdict).length;
  await sql(
    client,
    `update order_import set read = read + $2, imported = imported + $3, duplicates = duplicates + $4, rejected = rejected + $5,
       noted = noted + $6, bytes_read = greatest(bytes_read, $7::bigint) where id = $1`,
    [
      importId,
      items.length,
      tally.imported,
      tally.duplicates,
      count("rejected"),
      count("noted"),
      items.at(-1)?.bytesRead ?? 0,
    ],
  );
}

/** Takes what the file says came back of an order, less what is in the books; a larger sum in a later file adds the rest. */
async function refund(
  client: pg.PoolClient,
  { order }: OrderItem,
  source: string,
  result: Exclude<OrderResult, { kind: "refused" }>,
  actor: Actor,
  now: Date,
): Promise<string[]> {
  if (order.refundedMinor === 0n) return [];
  const before = result.kind === "created" ? 0n : await refundedOf(client, result.orderId);
  if (order.refundedMinor <= before) return [];
  const outcome = await takeRefundWithin(
    client,
    {
      source,
      orderExternalId: order.externalId,
      externalId: `${order.externalId} refunded to ${order.refundedMinor}`,
      amountMinor: order.refundedMinor - before,
      refundedAt: order.placedAt,
    },
    actor,
    now,
  );
  return outcome.kind === "refused" ? [`the refund was not taken: ${outcome.detail}`] : [];
}

async function saveRemarks(on: Executor, importId: string, remarks: readonly Remark[]): Promise<void> {
  if (remarks.length === 0) return;
  await sql(
    on,
    `insert into import_line (import_id, line, verdict, reason, excerpt)
     select $1::uuid, line, verdict, reason, excerpt
     from jsonb_to_recordset($2::text::jsonb) as r(line int, verdict text, reason text, excerpt text) on conflict do nothing`,
    [importId, JSON.stringify(remarks)],
  );
}

/** The counts of an import, for its event. */
export async function countsOf(on: Executor, importId: string): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>>(
    on,
    "select read, imported, duplicates, rejected, noted from order_import where id = $1::uuid",
    [importId],
  );
  return row ?? {};
}
