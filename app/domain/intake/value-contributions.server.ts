import { pool, withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { giftKinds } from "../activity/gift-kinds.ts";
import { currentParameters } from "../value/current-parameters.server.ts";
import type { EntryDraft, ValueEntry } from "../value/entry.ts";
import { reverseForParameters } from "../value/reversal.ts";
import { saveEntries } from "../value/save-entries.server.ts";
import { standingGiftEntries } from "../value/standing-entries.server.ts";
import { valueGift } from "../value/value-gift.ts";
import { giftsToValue } from "./gifts-to-value.server.ts";

const batchSize = 500;

/** Which gifts: some, those that led to an outcome, all that led to one that was measured, or all that have no figure yet. */
export type WhichGifts =
  | { contributionIds: readonly string[] }
  | { outcomeId: string }
  | "all-measured"
  | "all-without-figures";

/**
 * Brings gifts to what is known of them: a gift without a figure gets one (€0 where nothing was measured), a figure that
 * differs from what was measured since is reversed and written anew. Safe to run twice, also at once, and to kill.
 * @returns how many gifts were changed
 */
export async function valueContributions(which: WhichGifts, now: Date): Promise<{ gifts: number }> {
  if (which === "all-measured") return { gifts: await valueMeasured(now) };
  if (which !== "all-without-figures") return { gifts: await valueSome(await idsOf(which), now) };
  let gifts = 0;
  for (;;) {
    const ids = await withoutFigures();
    const changed = await valueSome(ids, now);
    gifts += changed;
    if (ids.length < batchSize || changed === 0) return { gifts };
  }
}

async function valueMeasured(now: Date): Promise<number> {
  let changed = 0;
  for (let after: string | null = null; ; ) {
    const ids = await measuredAfter(after);
    changed += await valueSome(ids, now);
    after = ids.at(-1) ?? null;
    if (ids.length < batchSize) return changed;
  }
}

async function valueSome(contributionIds: readonly string[], now: Date): Promise<number> {
  let changed = 0;
  for (let from = 0; from < contributionIds.length; from += batchSize) {
    const batch = contributionIds.slice(from, from + batchSize);
    changed += await withTransaction((client) => valueBatch(client, batch, now));
  }
  return changed;
}

async function valueBatch(on: Executor, contributionIds: readonly string[], now: Date): Promise<number> {
  const parameters = await currentParameters(on);
  if (parameters.reportingCurrency === null) return 0;
  const gifts = await giftsToValue(on, contributionIds);
  const standing = await standingGiftEntries(
    on,
    gifts.map(({ contributionId }) => contributionId),
    giftKinds,
  );
  const byGift = Map.groupBy(standing, ({ contributionId }) => contributionId);
  const stale = gifts
    .map((gift) => ({ standing: byGift.get(gift.contributionId) ?? [], drafts: valueGift(gift, parameters) }))
    .filter(({ standing, drafts }) => differs(standing, drafts));
  const nothing = { amountMinor: 0n, lowMinor: 0n, highMinor: 0n };
  const reversals = stale.flatMap(({ standing }) =>
    standing.map((entry) => reverseForParameters(entry, nothing, parameters.version)),
  );
  await saveEntries(on, reversals, now);
  await saveEntries(
    on,
    stale.flatMap(({ drafts }) => drafts),
    now,
  );
  return stale.length;
}

function differs(standing: readonly ValueEntry[], drafts: readonly EntryDraft[]): boolean {
  const before = new Set(standing.map(nameOf));
  return standing.length !== drafts.length || drafts.some((draft) => !before.has(nameOf(draft)));
}

function nameOf(entry: EntryDraft): string {
  const { customerId, kind, flow, outcomeId, amountMinor, lowMinor, highMinor, currency, formula } = entry;
  return [customerId, kind, flow, outcomeId, amountMinor, lowMinor, highMinor, currency, formula].join(" ");
}

async function idsOf(which: Exclude<WhichGifts, string>): Promise<readonly string[]> {
  if ("contributionIds" in which) return which.contributionIds;
  const rows = await sql<{ id: string }>(
    pool,
    "select contribution_id as id from outcome_influence where outcome_id = $1::uuid order by 1",
    [which.outcomeId],
  );
  return rows.map(({ id }) => id);
}

async function measuredAfter(after: string | null): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    pool,
    `select c.id from contribution c where c.kind = any($1::text[]) and ($2::uuid is null or c.id > $2::uuid) and exists (
       select 1 from outcome_influence i join outcome_state s on s.outcome_id = i.outcome_id
       where i.contribution_id = c.id and s.margin_minor is not null)
     order by c.id limit ${batchSize}`,
    [giftKinds, after],
  );
  return rows.map(({ id }) => id);
}

async function withoutFigures(): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    pool,
    `select c.id from contribution c where c.kind = any($1::text[]) and not exists (
       select 1 from value_entry e where e.contribution_id = c.id and e.reversal_of is null and e.order_id is null)
     order by c.id limit ${batchSize}`,
    [giftKinds],
  );
  return rows.map(({ id }) => id);
}
