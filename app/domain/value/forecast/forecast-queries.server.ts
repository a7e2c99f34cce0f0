import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { CustomerForecast, ShareForecast, Valuation, ValuationProgress } from "./valuation.ts";

const columns = `v.id, v.at, v.parameters_version as "parametersVersion", v.currency, v.customers, v.models, v.calibration,
  v.totals, v.digest, v.began_at as "beganAt", v.ended_at as "endedAt"`;

/** The valuation that stands: the one whose forecasts are read; null before the first. */
export async function readStandingValuation(): Promise<Valuation | null> {
  const rows = await sql<Valuation>(
    pool,
    `select ${columns} from standing_valuation s join valuation v on v.id = s.valuation_id`,
  );
  return rows[0] ?? null;
}

/** A valuation by its id; null where there is none. */
export async function readValuation(id: string): Promise<Valuation | null> {
  const rows = await sql<Valuation>(pool, `select ${columns} from valuation v where v.id = $1::uuid`, [id]);
  return rows[0] ?? null;
}

/** The latest valuations, the newest first. */
export async function valuations(limit = 30): Promise<Valuation[]> {
  return sql<Valuation>(pool, `select ${columns} from valuation v order by v.at desc, v.id desc limit $1`, [
    limit,
  ]);
}

/** What a customer will buy; null for those without any order, or where no model stands. */
export async function forecastOf(customerId: string): Promise<CustomerForecast | null> {
  const rows = await sql<CustomerForecast>(
    pool,
    `select s.valuation_id as "valuationId", v.currency, f.repeats, f.recency_days as "recencyDays", f.age_days as "ageDays",
       f.paid, f.paid_minor::text as "paidMinor", f.alive, f.purchases, f.mean_minor as "meanMinor",
       f.amount_minor::text as "amountMinor", f.low_minor::text as "lowMinor", f.median_minor::text as "medianMinor",
       f.high_minor::text as "highMinor", f.at_risk_minor::text as "atRiskMinor", f.computed_at as "computedAt"
     from standing_valuation s join valuation v on v.id = s.valuation_id
       join value_forecast f on f.half = s.half and f.customer_id = $1::uuid`,
    [customerId],
  );
  return rows[0] ?? null;
}

/** The shares of friends' margin to come that a customer has, the largest first; or those that others have in theirs. */
export async function sharesOf(customerId: string, side: "referrer" | "friend"): Promise<ShareForecast[]> {
  return sql<ShareForecast>(
    pool,
    `select r.friend_id as "friendId", r.referrer_id as "referrerId", r.contribution_id as "contributionId",
       r.outcome_id as "outcomeId", r.referrers, r.months, r.amount_minor::text as "amountMinor",
       r.low_minor::text as "lowMinor", r.median_minor::text as "medianMinor", r.high_minor::text as "highMinor", r.grade
     from standing_valuation s join value_forecast_share r on r.half = s.half
     where s.valuation_id is not null and case $2::text when 'referrer' then r.referrer_id else r.friend_id end = $1::uuid
     order by r.amount_minor desc, r.friend_id, r.referrer_id`,
    [customerId, side],
  );
}

/** How far a valuation under way has come; null where none is. */
export async function valuationProgress(): Promise<ValuationProgress | null> {
  const rows = await sql<Omit<ValuationProgress, "done" | "total"> & { done: bigint; total: bigint }>(
    pool,
    `select step, done, total, began_at as "beganAt", updated_at as "updatedAt" from valuation_progress`,
  );
  return rows.map((row) => ({ ...row, done: Number(row.done), total: Number(row.total) }))[0] ?? null;
}
