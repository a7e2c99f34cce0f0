import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readStandingValuation } from "../forecast/forecast-queries.server.ts";
import type { Valuation } from "../forecast/valuation.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import type { StoredParameters } from "../parameters/parameters.ts";
import { companyValue, nothingIn } from "./company-value-queries.server.ts";
import { reportingCurrency } from "./value-queries.server.ts";
import type { CompanyValue } from "./value-view.ts";

export type ValueSummary = {
  /** All customers, also those without value. */
  customers: number;
  figure: CompanyValue;
  otherCurrencies: CompanyValue[];
  parameters: StoredParameters;
  /** The models as they were fitted last; null before the first valuation. */
  standing: Valuation | null;
  /** By what totals of forecasts were off before, and so are multiplied; null before the first valuation. */
  calibrationFactor: number | null;
};

/** Totals of the company in its reporting currency, those in other currencies, and what they were computed with. */
export async function valueSummary(): Promise<ValueSummary> {
  const [figures, currency, customers, parameters, standing] = await Promise.all([
    companyValue(),
    reportingCurrency(),
    countCustomers(),
    currentParameters(pool),
    readStandingValuation(),
  ]);
  const figure = figures.find((one) => one.currency === currency) ?? (await nothingIn(currency));
  return {
    customers,
    figure,
    otherCurrencies: figures.filter((one) => one !== figure),
    parameters,
    standing,
    calibrationFactor: standing?.calibration.factor ?? null,
  };
}

async function countCustomers(): Promise<number> {
  const [row] = await sql<{ customers: number }>(pool, "select count(*)::int as customers from customer");
  return row?.customers ?? 0;
}
