import type { Valuation } from "../forecast/valuation.ts";
import type { ForecastSum } from "./figure-sum.ts";
import type { CompanyValue } from "./value-view.ts";

/**
 * What is forecast of all customers, with the correction that forecasts of the past call for and the interval of the sum:
 * those of customers do not add up, as what is unknown of each averages out and what is unknown of the models does not.
 */
export function calibrated(
  forecast: readonly ForecastSum[],
  standing: Pick<Valuation, "totals" | "calibration"> | null,
): { lines: ForecastSum[]; calibration: CompanyValue["calibration"] } {
  const own = forecast.find(({ flow }) => flow === "own");
  if (standing === null || own === undefined) return { lines: [...forecast], calibration: null };
  const { factor } = standing.calibration;
  const { own: valued, calibrated: whole } = standing.totals;
  // Customers who bought since the valuation were forecast anew; the sum and its interval grow alike.
  const base = BigInt(valued.amountMinor);
  const scaled = (minor: string) => (base === 0n ? BigInt(minor) : (BigInt(minor) * own.amountMinor) / base);
  const amountMinor = scaled(whole.amountMinor);
  const line: ForecastSum = {
    ...own,
    amountMinor,
    lowMinor: scaled(whole.lowMinor),
    medianMinor: scaled(whole.medianMinor),
    highMinor: scaled(whole.highMinor),
  };
  return {
    lines: forecast.map((one) => (one === own ? line : one)),
    calibration: { factor, correctionMinor: (amountMinor - own.amountMinor).toString() },
  };
}
