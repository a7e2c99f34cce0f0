/** A version of what the value rules are told. No margin, no value (VALUE §2.5). */
export type Parameters = {
  version: number;
  /** Contribution margin in hundredths of a per cent of the amount; null until the company has said it. */
  marginBasisPoints: number | null;
  /** τ, the share of referred customers who would not have come otherwise: Beta(alpha, beta) (VALUE §2.5). */
  referralAlpha: number;
  referralBeta: number;
  /** For how many months after joining a referred customer's margin counts. */
  horizonMonths: number;
  /** What winning a customer costs the company otherwise, in minor units of the reporting currency. */
  acquisitionCostMinor: bigint;
  /** ν, the share of shipped ideas that the company would not have built by itself: Beta(alpha, beta) (VALUE §2.5). */
  ideaAlpha: number;
  ideaBeta: number;
  /** Where ν comes from, in words of the company; null where it is the assumption that it began with. */
  ideaSource: string | null;
  /** The company's currency; null until it is known. */
  reportingCurrency: string | null;
};
