import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { currentParameters } from "./current-parameters.server.ts";
import type { Parameters } from "./parameters.ts";
import { type CompanyValue, companyValue, reportingCurrency } from "./value-queries.server.ts";

export type ValueSummary = {
  /** All customers, also those without value. */
  customers: number;
  figure: CompanyValue;
  otherCurrencies: CompanyValue[];
  parameters: Parameters;
};

/** Totals of the company in its reporting currency, those in other currencies, and what they were computed with. */
export async function valueSummary(): Promise<ValueSummary> {
  const [figures, currency, customers, parameters] = await Promise.all([
    companyValue(),
    reportingCurrency(),
    countCustomers(),
    currentParameters(pool),
  ]);
  const figure = figures.find((one) => one.currency === currency) ?? nothing(currency);
  return { customers, figure, otherCurrencies: figures.filter((one) => one !== figure), parameters };
}

function nothing(currency: string): CompanyValue {
  const components = { CLV: "0", CRV: "0", CIV: "0", CKV: "0", COST: "0" };
  return { currency, realisedMinor: "0", ownMinor: "0", savingMinor: "0", components, customersWithValue: 0 };
}

async function countCustomers(): Promise<number> {
  const [row] = await sql<{ customers: number }>(pool, "select count(*)::int as customers from customer");
  return row?.customers ?? 0;
}
