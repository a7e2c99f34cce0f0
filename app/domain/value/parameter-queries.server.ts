import { pool } from "#app/platform/database.server.ts";
import { currentParameters } from "./current-parameters.server.ts";

/** The value parameters that stand, for pages. `acquisitionCostMinor` is minor units of the reporting currency as text. */
export type ParametersForPages = {
  version: number;
  marginBasisPoints: number | null;
  referralAlpha: number;
  referralBeta: number;
  horizonMonths: number;
  acquisitionCostMinor: string;
  ideaAlpha: number;
  ideaBeta: number;
  ideaSource: string | null;
};

/** Reads the parameters that stand now. */
export async function parametersForPages(): Promise<ParametersForPages> {
  const { acquisitionCostMinor, reportingCurrency: _, ...parameters } = await currentParameters(pool);
  return { ...parameters, acquisitionCostMinor: acquisitionCostMinor.toString() };
}
