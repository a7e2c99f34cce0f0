import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { parametersOfVersion } from "../parameters/current-parameters.server.ts";
import type { Parameters, SpendModels } from "../parameters/parameters.ts";
import { drawModels, type FittedModels, fullDraws } from "./draw-spending.ts";
import { modelsOf } from "./number-work.ts";
import { type ObservedRow, observeSome } from "./observe-customers.server.ts";
import { aheadOf } from "./score-all.server.ts";
import { type CustomerScore, scoreCustomer } from "./score-customer.ts";
import type { ModelCard } from "./valuation.ts";
import { writeShares } from "./write-shares.server.ts";

type Standing = {
  valuationId: string;
  half: number;
  currency: string;
  parametersVersion: number;
  models: ModelCard;
};

/**
 * Forecasts some customers anew, with the shares in what they will bring, by the models that stand and all that is known
 * now. In one transaction; while it lasts no other valuation comes to stand.
 * @returns how many have a forecast; none where no valuation stands, or none that could value anybody
 */
export async function forecastCustomers(customerIds: readonly string[], now: Date): Promise<number> {
  if (customerIds.length === 0) return 0;
  return withTransaction(async (client) => {
    const [standing] = await sql<Standing>(
      client,
      `select s.valuation_id as "valuationId", s.half, v.currency, v.parameters_version as "parametersVersion", v.models
       from standing_valuation s join valuation v on v.id = s.valuation_id for share of s`,
    );
    if (standing === undefined) return 0;
    const parameters = await parametersOfVersion(client, standing.parametersVersion);
    const fitted = modelsOf(standing.models);
    if (parameters?.marginBasisPoints == null || fitted === null) return 0;
    return forecastWithin(client, [...new Set(customerIds)].sort(), { ...standing, fitted, parameters, now });
  });
}

async function forecastWithin(
  on: Executor,
  customerIds: readonly string[],
  standing: Standing & { fitted: FittedModels; parameters: Parameters; now: Date },
): Promise<number> {
  const { half, currency, models: card, fitted, parameters, now } = standing;
  const ahead = aheadOf(parameters);
  const share = (parameters.marginBasisPoints ?? 0) / 10_000;
  const rows = await observeSome(on, customerIds, { at: now, currency });
  const drawn = drawnModels(standing.valuationId, fitted);
  const scores: CustomerScore[] = [];
  for (const row of rows) {
    scores.push(scoreCustomer(row, fitted, drawn, { ahead, share }));
    if (scores.length % 10 === 0) await letOthersGoOn();
  }
  await saveScores(on, rows, scores, { half, now });
  await sql(
    on,
    "delete from value_forecast_share where half = $1::smallint and friend_id = any($2::uuid[])",
    [half, customerIds],
  );
  const [forecasts, into] = ["value_forecast", "value_forecast_share"];
  const writing = { parameters, card, ahead, at: now, forecasts, into, half, now, drawn, multiplesOf: null };
  await writeShares(on, writing, customerIds);
  return rows.length;
}

function letOthersGoOn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

let last: { valuationId: string; drawn: SpendModels[] } | null = null;

/** The drawn models of a valuation; kept, as they are the same for everybody. */
function drawnModels(valuationId: string, fitted: FittedModels): SpendModels[] {
  if (last?.valuationId !== valuationId) last = { valuationId, drawn: drawModels(fitted, fullDraws) };
  return last.drawn;
}

async function saveScores(
  on: Executor,
  rows: readonly ObservedRow[],
  scores: readonly CustomerScore[],
  { half, now }: { half: number; now: Date },
): Promise<void> {
  const ofRow = (of: (row: ObservedRow) => string | number) => rows.map(of);
  const ofScore = (of: (score: CustomerScore) => bigint | number) => scores.map((score) => String(of(score)));
  await sql(
    on,
    `insert into value_forecast_${half} (half, customer_id, repeats, recency_days, age_days, paid, paid_minor, alive, purchases,
       mean_minor, amount_minor, low_minor, median_minor, high_minor, at_risk_minor, computed_at)
     select $1::smallint, *, $2::timestamptz from unnest($3::uuid[], $4::int[], $5::int[], $6::int[], $7::int[], $8::bigint[],
       $9::float8[], $10::float8[], $11::float8[], $12::bigint[], $13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[])
     on conflict (customer_id) do update set repeats = excluded.repeats, recency_days = excluded.recency_days,
       age_days = excluded.age_days, paid = excluded.paid, paid_minor = excluded.paid_minor, alive = excluded.alive,
       purchases = excluded.purchases, mean_minor = excluded.mean_minor, amount_minor = excluded.amount_minor,
       low_minor = excluded.low_minor, median_minor = excluded.median_minor, high_minor = excluded.high_minor,
       at_risk_minor = excluded.at_risk_minor, computed_at = excluded.computed_at`,
    [
      half,
      now,
      ofRow(({ customerId }) => customerId),
      ofRow(({ repeats }) => repeats),
      ofRow(({ recencyDays }) => recencyDays),
      ofRow(({ ageDays }) => ageDays),
      ofRow(({ paid }) => paid),
      ofRow(({ paidMinor }) => paidMinor),
      ofScore(({ alive }) => alive),
      ofScore(({ purchases }) => purchases),
      ofScore(({ meanMinor }) => meanMinor),
      ofScore(({ amountMinor }) => amountMinor),
      ofScore(({ lowMinor }) => lowMinor),
      ofScore(({ medianMinor }) => medianMinor),
      ofScore(({ highMinor }) => highMinor),
      ofScore(({ atRiskMinor }) => atRiskMinor),
    ],
  );
}
