import { saveEntries } from "#app/domain/value/books/save-entries.server.ts";
import { type EntryDraft, plain } from "#app/domain/value/entry.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** An entry as a test tells it: whose it is, its flow and its amount; the rest where it matters. */
export type Made = Pick<EntryDraft, "customerId" | "flow" | "amountMinor"> & Partial<EntryDraft>;

/** Writes entries into the books past the rules, so that a test can say what stands in them. */
export async function makeEntries(made: readonly Made[], at: Date): Promise<void> {
  const [latest] = await sql<{ version: number }>(
    pool,
    "select max(version) as version from value_parameters",
  );
  const drafts = made.map(
    (one): EntryDraft => ({
      ...plain,
      kind: one.flow === "own" ? "own-purchase" : "referral",
      component: one.flow === "own" || one.flow === "debit" ? "CLV" : "CRV",
      ...{ orderId: null, currency: "EUR", grade: "C", inputs: [], occurredAt: at },
      formula: one.flow === "own" ? "own-purchase/margin@1" : "referral/pot@1",
      ...{ lowMinor: one.amountMinor, highMinor: one.amountMinor, parametersVersion: latest?.version ?? 1 },
      ...one,
    }),
  );
  await saveEntries(pool, drafts, at);
}
