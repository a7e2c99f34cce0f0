/** What is known of the referrals of one customer, for each period after the campaign (Kumar, Petersen and Leone 2010). */
export type Referrals = {
  /** Periods that are looked at; half-years in the paper. */
  periods: number;
  /** Customers who would not have joined otherwise, and those who would have (n1, n2 − n1 in the paper). */
  typeOne: number;
  typeTwo: number;
  /** Margin, incentive and cost of keeping a type-one customer in a period, in one money unit. */
  margin: (period: number) => number;
  incentive: (period: number) => number;
  retentionCost: (period: number) => number;
  /** Saved on winning a customer of either type in a period. */
  acquisitionSaved: (period: number) => number;
  /** Rate of discount a period: 1.15^½ − 1 in the paper. */
  discount: number;
};

/**
 * Customer referral value as published: type-one customers bring their margin and the saved acquisition, type-two
 * customers the saving. It ranks customers and must not be added up: the margin of a type-one customer stands in his
 * own lifetime value too, and without the referral there would have been no acquisition to save.
 * @returns the value in the money unit of the inputs
 */
export function kumar2010Compat(referrals: Referrals): number {
  const { periods, typeOne, typeTwo, margin, incentive, retentionCost, acquisitionSaved, discount } =
    referrals;
  let sum = 0;
  for (let period = 1; period <= periods; period++) {
    const saved = acquisitionSaved(period);
    const brought = margin(period) - incentive(period) - retentionCost(period) + saved;
    sum += (typeOne * brought + typeTwo * saved) / (1 + discount) ** period;
  }
  return sum;
}
