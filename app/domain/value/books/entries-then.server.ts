import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { ValueEntry } from "../entry.ts";
import { formOf } from "./save-entries.server.ts";
import { type EntryRow, entryColumns, entryOf } from "./standing-entries.server.ts";

/** What an entry is of. */
export type Source = "order" | "gift" | "deal" | "grant";

/** An entry that stood at a moment: of what, when it was computed, and all that is kept of it as one text (`formOf`). */
export type StoodEntry = { entry: ValueEntry; sourceId: string; computedAt: Date; form: string };

/** Which entries are of a source, by which id, and where they are found. */
const sources: Record<Source, { id: string; from: string; which: string }> = {
  order: { id: "e.order_id", from: "value_entry e", which: "e.order_id is not null" },
  gift: {
    id: "e.contribution_id",
    from: "value_entry e left join outcome o on o.id = e.outcome_id",
    which: "e.order_id is null and e.contribution_id is not null and o.kind is distinct from 'deal'",
  },
  deal: {
    id: "e.outcome_id",
    from: "value_entry e join outcome o on o.id = e.outcome_id",
    which: "e.order_id is null and e.outcome_id is not null and o.kind = 'deal'",
  },
  grant: {
    id: "g.id",
    from: "reward g join value_entry e on e.customer_id = g.beneficiary_id and e.reward_id = g.id",
    which: "g.outcome_id is null and e.order_id is null",
  },
};

/** The ids of whatever has entries that were computed by a moment, in their order, after one. */
export async function sourcesThen(
  on: Executor,
  source: Source,
  at: Date,
  after: string,
  limit: number,
): Promise<string[]> {
  const { id, from, which } = sources[source];
  const rows = await sql<{ id: string }>(
    on,
    `select distinct ${id} as id from ${from}
     where ${which} and e.reversal_of is null and ${id} > $1::uuid and e.computed_at <= $2::timestamptz order by 1 limit $3`,
    [after, at, limit],
  );
  return rows.map((row) => row.id);
}

type ThenRow = EntryRow & { source_id: string; computed_at: Date; form: string };

/** The entries that stood at a moment: computed by then, and not taken back by then but for refunds. By source and id. */
export async function entriesThen(
  on: Executor,
  source: Source,
  ids: readonly string[],
  at: Date,
): Promise<StoodEntry[]> {
  const { id, from, which } = sources[source];
  const rows = await sql<ThenRow>(
    on,
    `select ${entryColumns}, ${id} as source_id, e.computed_at, ${formOf("e")} as form from ${from}
     where ${id} = any($1::uuid[]) and ${which} and e.reversal_of is null and e.computed_at <= $2::timestamptz and not exists (
       select 1 from value_entry r where r.reversal_of = e.id and r.refund_id is null and r.computed_at <= $2::timestamptz)
     order by ${id}, e.id`,
    [ids, at],
  );
  return rows.map(stoodOf);
}

/** What refunds had taken back of entries by a moment; `sourceId` is the order. */
export async function refundedThen(
  on: Executor,
  entryIds: readonly string[],
  at: Date,
): Promise<StoodEntry[]> {
  const rows = await sql<ThenRow>(
    on,
    `select ${entryColumns}, e.order_id as source_id, e.computed_at, ${formOf("e")} as form from value_entry e
     where e.reversal_of = any($1::uuid[]) and e.refund_id is not null and e.computed_at <= $2::timestamptz
     order by e.order_id, e.id`,
    [entryIds, at],
  );
  return rows.map(stoodOf);
}

function stoodOf(row: ThenRow): StoodEntry {
  const { source_id: sourceId, computed_at: computedAt, form } = row;
  return { entry: entryOf(row), sourceId, computedAt, form };
}
