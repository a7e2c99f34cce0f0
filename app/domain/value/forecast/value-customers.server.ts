import { newId } from "#app/kernel/ids.ts";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import { readSample } from "./backtest-sample.server.ts";
import { rangesOf } from "./company-total.ts";
import type { Written } from "./digest-forecasts.server.ts";
import { laps, type OnTimed } from "./laps.ts";
import { endProgress, reportProgress, steps } from "./report-progress.server.ts";
import { backtestApart } from "./run-apart.server.ts";
import { type Scored, scoreAll } from "./score-all.server.ts";
import type { CalibrationCard, ModelCard, ValuationTotals } from "./valuation.ts";
import { inValuationSessions, type ValuationSession } from "./valuation-session.server.ts";

/** What came of a valuation. */
export type Valued = { valuationId: string; customers: number; digest: string; models: ModelCard };

type Options = {
  /** Called at the beginning of each step. */
  onStep?: (step: string, done: number, total: number) => void;
  /** Hears how long each part took. */
  onTimed?: OnTimed;
  /** What is known up to this moment is valued; `now` unless told otherwise. */
  at?: Date;
  /** How many connections share the work; as many as the number of customers asks for unless told otherwise. */
  sessions?: number;
};

/** Where no currency is known yet there are no orders either. */
const noCurrency = "XXX";

/**
 * Values all customers by what is known of their purchases (VALUE §2.5): aggregates, fits, scores each in SQL, shares what
 * referrals bring, and lets the new forecasts stand in one moment. Safe to kill and to run again: until that moment the
 * old ones stand. A second one waits for the first.
 */
export async function valueCustomers(now: Date, options: Options = {}): Promise<Valued> {
  const sessions = options.sessions ?? (await sessionsFor());
  return inValuationSessions((_, all) => valueWithin(all, now, options), { alone: true, sessions });
}

/** Two where it pays. */
async function sessionsFor(): Promise<number> {
  const [size] = await sql<{ customers: number }>(
    pool,
    "select reltuples::float8 as customers from pg_class where oid = 'customer'::regclass",
  );
  return (size?.customers ?? 0) > manyCustomers ? 2 : 1;
}

const manyCustomers = 50_000;

async function valueWithin(
  sessions: readonly ValuationSession[],
  now: Date,
  { onStep, onTimed, at = now }: Options,
): Promise<Valued> {
  const beganAt = new Date();
  const [session] = sessions;
  if (session === undefined) throw new RangeError("A valuation needs a session.");
  try {
    const parameters = await currentParameters(session);
    const currency = parameters.reportingCurrency ?? noCurrency;
    const lap = laps(onTimed);
    const sample = await readSample(session, at);
    lap("sample for backtests");
    const { scored, beside: calibration } = await scoreAll(sessions, {
      parameters,
      currency,
      at,
      now,
      card: null,
      target: emptyOtherHalf,
      indexes: [indexByCustomer, indexByRisk],
      finish: analyse,
      besideFit: () => backtestApart(sample),
      onTimed,
      onStep: async (step) => {
        onStep?.(step, steps.indexOf(step), steps.length);
        await reportProgress(step, beganAt);
      },
    });
    const known = { at, currency, version: parameters.version, beganAt, now };
    lap("scored");
    const valuationId = await letStand(scored, calibration, known);
    lap("let stand");
    return { valuationId, customers: scored.card.customers, digest: scored.digest, models: scored.card };
  } finally {
    await endProgress();
  }
}

/**
 * Empties the half that is not read, in a transaction of its own: whoever reads waits for the moment that it takes, and not
 * until the new forecasts are written. Its indexes are made again when it is full: that takes half the time.
 */
async function emptyOtherHalf(): Promise<Written> {
  return withTransaction(async (client) => {
    const [standing] = await sql<{ half: number }>(
      client,
      "select case when valuation_id is null then 0 else 1 - half end as half from standing_valuation",
    );
    const half = standing?.half ?? 0;
    const written = { forecasts: `value_forecast_${half}`, shares: `value_forecast_share_${half}`, half };
    await client.query(
      `drop index if exists ${written.forecasts}_customer, ${written.forecasts}_at_risk;
       truncate ${written.forecasts}, ${written.shares}`,
    );
    return written;
  });
}

async function indexByCustomer(on: ValuationSession, { forecasts }: Written): Promise<void> {
  await on.query(`create unique index ${forecasts}_customer on ${forecasts} (customer_id)`);
}

async function indexByRisk(on: ValuationSession, { forecasts }: Written): Promise<void> {
  await on.query(`create index ${forecasts}_at_risk on ${forecasts} (at_risk_minor desc)`);
}

async function analyse(on: ValuationSession, { forecasts, shares }: Written): Promise<void> {
  await on.query(`analyze ${forecasts}; analyze ${shares}`);
}

async function letStand(
  { card, digest, half, sums }: Scored,
  calibration: CalibrationCard,
  {
    at,
    currency,
    version,
    beganAt,
    now,
  }: { at: Date; currency: string; version: number; beganAt: Date; now: Date },
): Promise<string> {
  const valuationId = newId(now);
  const [models, factor, totals] = [card, calibration, totalsOf(sums, calibration)].map((part) =>
    JSON.stringify(part),
  );
  await withTransaction(async (client) => {
    await sql(
      client,
      `insert into valuation (id, at, parameters_version, currency, customers, models, calibration, totals, digest, began_at,
         ended_at)
       values ($1::uuid, $2::timestamptz, $3::int, $4::text, $5::int, $6::text::jsonb, $7::text::jsonb, $8::text::jsonb, $9::text,
         $10::timestamptz, $11::timestamptz)`,
      [
        valuationId,
        at,
        version,
        currency,
        card.customers,
        models,
        factor,
        totals,
        digest,
        beganAt,
        new Date(),
      ],
    );
    await sql(
      client,
      "update standing_valuation set valuation_id = $1::uuid, half = $2::smallint, caught_up_to = null",
      [valuationId, half],
    );
  });
  return valuationId;
}

function totalsOf(sums: Scored["sums"], calibration: CalibrationCard): ValuationTotals {
  if (sums === null) return nothing;
  const { uncertainty, customers, share } = sums;
  const range = (which: "ahead" | "year", sumMinor: number) =>
    rangesOf(uncertainty, which, { sumMinor, customers, share, calibration });
  const own = range("ahead", Number(sums.amountMinor));
  return {
    own: own.plain,
    calibrated: own.calibrated,
    year: range("year", sums.yearMinor).calibrated,
    sharesMinor: sums.sharesMinor.toString(),
    atRiskMinor: sums.atRiskMinor.toString(),
    purchases: sums.purchases,
    alive: sums.alive,
    method: uncertainty.method,
  };
}

const zero = { amountMinor: "0", lowMinor: "0", medianMinor: "0", highMinor: "0" };
const nothing: ValuationTotals = {
  own: zero,
  calibrated: zero,
  year: zero,
  sharesMinor: "0",
  atRiskMinor: "0",
  purchases: 0,
  alive: 0,
  method: "drawn",
};
