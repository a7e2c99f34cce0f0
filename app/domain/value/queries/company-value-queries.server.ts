import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readStandingValuation } from "../forecast/forecast-queries.server.ts";
import type { Valuation } from "../forecast/valuation.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { calibrated } from "./calibrated.ts";
import { bookedSumsOfCompany, ownAccountOf } from "./figure-sums.server.ts";
import { forecastState } from "./forecast-state.ts";
import { forecastSumsOfCompany } from "./forecast-sums.server.ts";
import { hasOrders, reportingCurrency } from "./value-queries.server.ts";
import { ownToComeOf, sidesOf } from "./value-side.ts";
import type { CompanyValue } from "./value-view.ts";

/** What all relationships are worth, one row a currency in which there are figures, the reporting currency first. */
export async function companyValue(): Promise<CompanyValue[]> {
  const [currency, parameters, standing, counts] = await Promise.all([
    reportingCurrency(),
    currentParameters(pool),
    readStandingValuation(),
    customersWithValue(),
  ]);
  const others = counts.map((row) => row.currency).filter((one) => one !== currency);
  const isKnown = counts.length > others.length || (standing !== null && standing.currency === currency);
  return Promise.all(
    [...(isKnown ? [currency] : []), ...others.sort()].map((one) =>
      valueIn(one, {
        parameters,
        standing,
        customers: counts.find((row) => row.currency === one)?.customers ?? 0,
      }),
    ),
  );
}

/** The same for a currency in which there are no figures yet. */
export async function nothingIn(currency: string): Promise<CompanyValue> {
  const [parameters, standing] = await Promise.all([currentParameters(pool), readStandingValuation()]);
  return valueIn(currency, { parameters, standing, customers: 0 });
}

type Known = { parameters: Parameters; standing: Valuation | null; customers: number };

async function valueIn(currency: string, known: Known): Promise<CompanyValue> {
  const { parameters, standing, customers } = known;
  const isForecast = standing !== null && standing.currency === currency;
  const [booked, forecast, ownAccount] = await Promise.all([
    bookedSumsOfCompany(currency),
    isForecast ? forecastSumsOfCompany() : [],
    ownAccountOf(currency),
  ]);
  const { lines, calibration } = calibrated(forecast, isForecast ? standing : null);
  const marginSet = parameters.marginBasisPoints !== null;
  return {
    currency,
    state: marginSet || booked.some(({ sizeMinor }) => sizeMinor !== 0n) ? "measured" : "no-margin",
    ...sidesOf({ booked, forecast: lines, parameters }),
    forecast: forecastState(standing, {
      marginSet,
      hasOrders: await hasOrders(null),
    }),
    horizonMonths: parameters.horizonMonths,
    ownToCome: ownToComeOf(lines),
    customersWithValue: customers,
    calibration,
    ownAccount,
  };
}

function customersWithValue(): Promise<{ currency: string; customers: number }[]> {
  return sql(
    pool,
    `select currency, count(*) filter (where realised_minor <> 0)::int as customers from value_total group by currency`,
  );
}
