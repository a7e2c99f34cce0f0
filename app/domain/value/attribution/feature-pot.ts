/**
 * What is left of gains after a cost, taken from the first gain first: margin that came before margin to come, savings
 * before margin. At least nothing is left of each, so the whole is max(0, Σ gains − cost) (VALUE §2.3, rule 7).
 * @param gains minor units, in the order in which they bear the cost; one below zero counts as nothing
 */
export function netOfCost(gains: readonly number[], cost: number): number[] {
  let due = Math.max(0, cost);
  return gains.map((gain) => {
    const borne = Math.min(Math.max(0, gain), due);
    due -= borne;
    return Math.max(0, gain) - borne;
  });
}
