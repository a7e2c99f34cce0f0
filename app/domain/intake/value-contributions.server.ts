import { pool, withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { isInDeal } from "../activity/deal-contributions.ts";
import { replaceFigures } from "../value/books/replace-figures.server.ts";
import { standingGiftEntries } from "../value/books/standing-entries.server.ts";
import { currentParameters } from "../value/parameters/current-parameters.server.ts";
import { pricedKinds, valueContribution } from "../value/rules/value-contribution.ts";
import { giftsToValue, lockGifts } from "./gifts-to-value.server.ts";
import { retrying } from "./take-orders.server.ts";
import { toReportingCurrency } from "./to-reporting-currency.server.ts";

const batchSize = 500;

/** Which gifts: some, those that led to an outcome, all, or all that have no figure yet. */
export type WhichGifts =
  | { contributionIds: readonly string[] }
  | { outcomeId: string }
  | "all"
  | "all-without-figures";

/**
 * Brings gifts to what is known of them: a gift without a figure gets one (€0 where nothing was measured), a figure that
 * differs from what was measured since is reversed and written anew. Safe to run twice, also at once, and to kill.
 * @returns how many gifts were changed
 */
export async function valueContributions(which: WhichGifts, now: Date): Promise<{ gifts: number }> {
  if (typeof which === "object") return { gifts: await valueSome(await idsOf(which), now) };
  let gifts = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await (which === "all" ? giftsAfter(after) : withoutFigures(after));
    gifts += await valueSome(ids, now);
    after = ids.at(-1) ?? null;
    if (ids.length < batchSize) return { gifts };
  }
}

async function valueSome(contributionIds: readonly string[], now: Date): Promise<number> {
  let changed = 0;
  for (let from = 0; from < contributionIds.length; from += batchSize) {
    const batch = contributionIds.slice(from, from + batchSize);
    changed += await retrying(() => withTransaction((client) => valueBatch(client, batch, now)));
  }
  return changed;
}

async function valueBatch(on: Executor, contributionIds: readonly string[], now: Date): Promise<number> {
  const locked = await lockGifts(on, contributionIds);
  const parameters = await currentParameters(on);
  const gifts = await giftsToValue(on, locked);
  const standing = Map.groupBy(await standingGiftEntries(on, locked), ({ contributionId }) => contributionId);
  const drafts = gifts.map((gift) => valueContribution(gift, parameters));
  const inOneCurrency = await toReportingCurrency(on, drafts, parameters);
  const replacements = gifts.map(({ contributionId }, index) => ({
    standing: standing.get(contributionId) ?? [],
    drafts: inOneCurrency[index] ?? [],
  }));
  return replaceFigures(on, replacements, parameters.version, now);
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

async function giftsAfter(after: string | null): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    pool,
    `select id from contribution where kind = any($1::text[]) and ($2::uuid is null or id > $2::uuid)
     order by id limit ${batchSize}`,
    [pricedKinds, after],
  );
  return rows.map(({ id }) => id);
}

async function withoutFigures(after: string | null): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    pool,
    `select c.id from contribution c where c.kind = any($1::text[]) and ($2::uuid is null or c.id > $2::uuid)
       and not ${isInDeal("c.id")} and not exists (
       select 1 from value_entry e where e.contribution_id = c.id and e.reversal_of is null and e.order_id is null)
     order by c.id limit ${batchSize}`,
    [pricedKinds, after],
  );
  return rows.map(({ id }) => id);
}
