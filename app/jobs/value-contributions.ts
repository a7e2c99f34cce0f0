import { valueContributions } from "#app/domain/intake/value-contributions.server.ts";
import { isId } from "#app/kernel/ids.ts";

/** With ids of contributions or of an outcome: those; `measured`: whatever was measured. By the clock: whatever has no figure yet. */
export function runValueContributions(
  payload: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<unknown> {
  const { contributionIds, outcomeId, measured } = payload;
  if (Array.isArray(contributionIds))
    return valueContributions({ contributionIds: contributionIds.map(String).filter(isId) }, now);
  if (typeof outcomeId === "string" && isId(outcomeId)) return valueContributions({ outcomeId }, now);
  if (measured === true) return valueContributions("all-measured", now);
  return valueContributions("all-without-figures", now);
}
