import type { Parameters } from "#app/domain/value/parameters/parameters.ts";

/** Value parameters as a company has them that has said its currency and nothing else. */
export const plainParameters: Parameters & { reportingCurrency: string } = {
  version: 3,
  marginBasisPoints: null,
  referralAlpha: 5,
  referralBeta: 5,
  horizonMonths: 36,
  acquisitionCostMinor: 0n,
  ideaAlpha: 3,
  ideaBeta: 7,
  ideaSource: null,
  reportingCurrency: "EUR",
};
