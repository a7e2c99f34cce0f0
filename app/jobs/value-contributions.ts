import { revalueBroughtBy } from "#app/domain/intake/revalue.server.ts";
import { valueContributions } from "#app/domain/intake/value-contributions.server.ts";
import { valueDeals } from "#app/domain/intake/value-deals.server.ts";
import { isId } from "#app/kernel/ids.ts";

/** With ids of contributions or of an outcome: those; `all` (once `measured`): all of them. By the clock: whatever has no figure yet. */
export async function runValueContributions(
  payload: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<unknown> {
  const { contributionIds, outcomeId, measured, all } = payload;
  if (Array.isArray(contributionIds))
    return valueContributions({ contributionIds: contributionIds.map(String).filter(isId) }, now);
  if (typeof outcomeId === "string" && isId(outcomeId)) {
    const deals = await valueDeals({ outcomeIds: [outcomeId] }, now);
    const orders = await revalueBroughtBy(outcomeId);
    return { ...deals, ...orders, ...(await valueContributions({ outcomeId }, now)) };
  }
  const which = all === true || measured === true ? "all" : "all-without-figures";
  return { ...(await valueDeals(which, now)), ...(await valueContributions(which, now)) };
}
