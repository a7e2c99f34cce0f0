import type { Valuation, ValuationTotals } from "#app/domain/value/forecast/valuation.ts";
import { newId } from "#app/kernel/ids.ts";
import { query } from "./database.ts";

/** What is forecast of a customer, where it matters. Amounts in minor units. */
export type Forecast = {
  customerId: string;
  amountMinor: number;
  repeats?: number;
  recencyDays?: number;
  ageDays?: number;
  alive?: number;
  purchases?: number;
  atRiskMinor?: number;
};

/** A share of a friend's margin to come. */
export type Share = { friendId: string; referrerId: string; amountMinor: number };

export type Made = { at: Date; factor?: number; forecasts?: readonly Forecast[]; shares?: readonly Share[] };

const parameters = { r: 0.5, alpha: 8, a: 0.8, b: 2.5 };
const fitted = { state: "fitted", covariance: [], evaluations: 20, logLikelihood: -100, prior: "weak" };

/** Writes a valuation with its forecasts past the product, and lets it stand. */
export async function standValuation({ at, factor = 1, forecasts = [], shares = [] }: Made): Promise<string> {
  const id = newId(at);
  const sum = forecasts.reduce((all, { amountMinor }) => all + amountMinor, 0);
  const range = (by: number) => ({
    amountMinor: String(Math.round(sum * by)),
    lowMinor: String(Math.round(0.7 * sum * by)),
    medianMinor: String(Math.round(0.95 * sum * by)),
    highMinor: String(Math.round(1.4 * sum * by)),
  });
  const totals: ValuationTotals = {
    own: range(1),
    calibrated: range(factor),
    year: range(0.5),
    sharesMinor: String(shares.reduce((all, { amountMinor }) => all + amountMinor, 0)),
    atRiskMinor: "0",
    purchases: 10,
    alive: 0.6,
    method: "drawn",
  };
  const models = {
    buying: { ...fitted, variant: "bg-nbd", parameters, standardErrors: parameters, other: null },
    spend: { ...fitted, parameters: { p: 6, q: 4, gamma: 1500 }, standardErrors: { p: 1, q: 1, gamma: 10 } },
    check: null,
    ...{ customers: forecasts.length, repeatBuyers: 1, combinations: 1, spendCorrelation: null },
    heuristics: { months: 12, modelPurchases: 5, sameRatePurchases: 6, hiatusPurchases: 4 },
  };
  const calibration: Valuation["calibration"] = {
    ...{
      factor,
      mean: Math.log(factor),
      deviation: 0.1,
      backtests: 2,
      weeks: 26,
      sampled: 100,
      coverage: 0.8,
    },
    origins: [
      {
        day: new Date(at.getTime() - 350 * 86_400_000).toISOString().slice(0, 10),
        ...{ customers: 12, expected: 20, actual: 23, low: 15, high: 27, coverage: 0.8 },
      },
    ],
  };
  await query(
    `insert into valuation (id, at, parameters_version, currency, customers, models, calibration, totals, digest, began_at, ended_at)
     values ($1, $2, (select max(version) from value_parameters), 'EUR', $3, $4, $5, $6, 'made', $2, $2)`,
    [id, at, forecasts.length, JSON.stringify(models), JSON.stringify(calibration), JSON.stringify(totals)],
  );
  await query("delete from value_forecast");
  await query("delete from value_forecast_share");
  for (const forecast of forecasts) await writeForecast(forecast, at);
  for (const share of shares) await writeShare(share, at);
  await query("update standing_valuation set valuation_id = $1, half = 1, caught_up_to = '2100-01-01'", [id]);
  return id;
}

async function writeForecast(forecast: Forecast, at: Date): Promise<void> {
  const { customerId, amountMinor, repeats = 2, recencyDays = 200, ageDays = 300, alive = 0.8 } = forecast;
  await query(
    `insert into value_forecast (half, customer_id, repeats, recency_days, age_days, paid, paid_minor, alive, purchases,
       mean_minor, amount_minor, low_minor, median_minor, high_minor, at_risk_minor, computed_at)
     values (1, $1, $2, $3, $4, $2, 1000, $5, $6, 500, $7::bigint, 0, $7::bigint / 2, $7::bigint * 2, $9::bigint, $8)`,
    [
      customerId,
      repeats,
      recencyDays,
      ageDays,
      alive,
      forecast.purchases ?? 1.5,
      amountMinor,
      at,
      forecast.atRiskMinor ?? 10,
    ],
  );
}

async function writeShare({ friendId, referrerId, amountMinor }: Share, at: Date): Promise<void> {
  await query(
    `insert into value_forecast_share (half, friend_id, referrer_id, contribution_id, outcome_id, referrers, months,
       amount_minor, low_minor, median_minor, high_minor, grade, computed_at)
     values (1, $1, $2, $3, $4, 1, 30, $5::bigint, 0, $5::bigint, $5::bigint * 2, 'D', $6)`,
    [friendId, referrerId, newId(at), newId(at), amountMinor, at],
  );
}
