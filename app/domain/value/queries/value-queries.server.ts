import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { companyView } from "../../people/company-queries.server.ts";
import { readStandingValuation } from "../forecast/forecast-queries.server.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import { bookedSumsOf } from "./figure-sums.server.ts";
import { forecastState } from "./forecast-state.ts";
import { forecastSumsOf } from "./forecast-sums.server.ts";
import { ownToComeOf, sidesOf } from "./value-side.ts";
import type { CustomerValue } from "./value-view.ts";

/**
 * What the relationship with a customer is worth, in the reporting currency, or in the first one there is. A customer
 * without entries is worth 0; an unknown customer too.
 */
export async function customerValue(customerId: string): Promise<CustomerValue> {
  const [currency, parameters, standing, bought] = await Promise.all([
    currencyOf(customerId),
    currentParameters(pool),
    readStandingValuation(),
    hasOrders(customerId),
  ]);
  const [booked, forecast] = await Promise.all([
    bookedSumsOf(customerId, currency),
    standing?.currency === currency ? forecastSumsOf(customerId) : [],
  ]);
  const marginSet = parameters.marginBasisPoints !== null;
  return {
    currency,
    state: marginSet || booked.some(({ sizeMinor }) => sizeMinor !== 0n) ? "measured" : "no-margin",
    ...sidesOf({ booked, forecast, parameters }),
    forecast: forecastState(standing, { marginSet, hasOrders: bought }),
    horizonMonths: parameters.horizonMonths,
    ownToCome: ownToComeOf(forecast),
  };
}

/** Whether the company has said its contribution margin. */
export async function isMarginSet(): Promise<boolean> {
  const rows = await sql<{ set: boolean }>(
    pool,
    `select margin_basis_points is not null as set from value_parameters order by version desc limit 1`,
  );
  return rows[0]?.set ?? false;
}

/** The currency that figures are told in where nothing else says one. */
export async function reportingCurrency(): Promise<string> {
  return (await companyView()).currency ?? "EUR";
}

async function currencyOf(customerId: string): Promise<string> {
  const rows = await sql<{ currency: string }>(
    pool,
    `select t.currency from value_total t join company c on c.id = 1
     where t.customer_id = $1 order by t.currency = c.currency desc nulls last, t.currency limit 1`,
    [customerId],
  );
  return rows[0]?.currency ?? reportingCurrency();
}

/** Whether a customer has bought anything, or anybody where none is named. */
export async function hasOrders(customerId: string | null): Promise<boolean> {
  const rows = await sql<{ has: boolean }>(
    pool,
    `select exists (select 1 from purchase_order ${customerId === null ? "" : "where customer_id = $1"}) as has`,
    customerId === null ? [] : [customerId],
  );
  return rows[0]?.has ?? false;
}
