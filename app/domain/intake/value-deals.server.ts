import { pool, withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { replaceFigures } from "../value/books/replace-figures.server.ts";
import { standingDealEntries } from "../value/books/standing-entries.server.ts";
import { currentParameters } from "../value/parameters/current-parameters.server.ts";
import { valueDeal } from "../value/rules/deal.ts";
import { dealsToValue, lockDeals } from "./deals-to-value.server.ts";
import { retrying } from "./take-orders.server.ts";
import { toReportingCurrency } from "./to-reporting-currency.server.ts";

const batchSize = 200;

/** Which deals: some, all, or all that have no figure yet though somebody had a part in them. */
export type WhichDeals = { outcomeIds: readonly string[] } | "all" | "all-without-figures";

/**
 * Brings deals to what is known of them: what was expected of an open one is reversed and booked anew as realised once it
 * is won, and reversed once it is lost. Safe to run twice, also at once, and to kill.
 * @returns how many deals were changed
 */
export async function valueDeals(which: WhichDeals, now: Date): Promise<{ deals: number }> {
  let deals = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = typeof which === "object" ? [...which.outcomeIds] : await dealsAfter(after, which);
    deals += await retrying(() => withTransaction((client) => valueBatch(client, ids, now)));
    after = ids.at(-1) ?? null;
    if (typeof which === "object" || ids.length < batchSize) return { deals };
  }
}

async function valueBatch(on: Executor, outcomeIds: readonly string[], now: Date): Promise<number> {
  const locked = await lockDeals(on, outcomeIds);
  const parameters = await currentParameters(on);
  const { reportingCurrency } = parameters;
  if (reportingCurrency === null || locked.length === 0) return 0;
  const deals = await dealsToValue(on, locked, reportingCurrency);
  const standing = Map.groupBy(await standingDealEntries(on, locked), ({ outcomeId }) => outcomeId);
  const drafts = deals.map((deal) => valueDeal(deal, parameters));
  const inOneCurrency = await toReportingCurrency(on, drafts, parameters);
  const replacements = deals.map(({ outcomeId }, index) => ({
    standing: standing.get(outcomeId) ?? [],
    drafts: inOneCurrency[index] ?? [],
  }));
  return replaceFigures(on, replacements, parameters.version, now);
}

async function dealsAfter(after: string | null, which: WhichDeals & string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    pool,
    `select o.id from outcome o where o.kind = 'deal' and ($1::uuid is null or o.id > $1::uuid)
       and exists (select 1 from outcome_influence i where i.outcome_id = o.id)
       and ($2::boolean or not exists (select 1 from value_entry e where e.outcome_id = o.id and e.reversal_of is null))
     order by o.id limit ${batchSize}`,
    [after, which === "all"],
  );
  return rows.map(({ id }) => id);
}
