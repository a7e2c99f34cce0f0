/**
 * SQL: whether a contribution is named in a deal. What it brought is then counted in that deal, and neither by itself
 * nor in the orders of whoever it brought.
 * @param contributionId an SQL expression, such as `i.contribution_id`
 * @param knownAt an SQL expression of the moment at which it was known; null there means now
 */
export function isInDeal(contributionId: string, knownAt = "null::timestamptz"): string {
  return `exists (select 1 from outcome_influence in_deal join outcome deal on deal.id = in_deal.outcome_id
    where in_deal.contribution_id = ${contributionId} and deal.kind = 'deal'
      and (${knownAt} is null or coalesce(in_deal.recorded_at, deal.recorded_at) <= ${knownAt}))`;
}
