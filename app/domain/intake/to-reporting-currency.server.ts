import type { Executor } from "#app/platform/sql.server.ts";
import type { EntryDraft } from "../value/entry.ts";
import { inReportingCurrency } from "../value/exchange/exchange.ts";
import { exchangesFor } from "../value/exchange/exchanges.server.ts";
import type { Parameters } from "../value/parameters/parameters.ts";

/**
 * Brings the figures of several things to the reporting currency, each thing by itself, at the rates of when it came.
 * @param knownAt by rates recorded up to a moment; null for all that are known now
 */
export async function toReportingCurrency<Draft extends EntryDraft>(
  on: Executor,
  things: readonly (readonly Draft[])[],
  { reportingCurrency }: Parameters,
  knownAt: Date | null = null,
): Promise<Draft[][]> {
  const cash = things.flat().map(({ currency, occurredAt: at }) => ({ currency, at }));
  const exchange = await exchangesFor(on, cash, reportingCurrency, knownAt);
  const of = ({ currency, occurredAt: at }: EntryDraft) => exchange({ currency, at });
  return things.map((drafts) => inReportingCurrency(drafts, of));
}
