import { monthlyDiscount } from "../models/horizon.ts";
import type { Parameters } from "../parameters/parameters.ts";
import type { Uncertainty } from "./company-total.ts";
import type { NamedCustomers } from "./customer-columns.ts";
import { digestOf, fingerprintOf, ofNothing, type Written } from "./digest-forecasts.server.ts";
import { drawModels, fullDraws } from "./draw-spending.ts";
import { laps, type OnTimed } from "./laps.ts";
import { modelsOf, type NumberResult, type Scores } from "./number-work.ts";
import { readCustomers } from "./read-customers.server.ts";
import type { steps } from "./report-progress.server.ts";
import { numbersApart } from "./run-apart.server.ts";
import { scoring } from "./score-columns.ts";
import { type Ahead, placesOf } from "./score-table.ts";
import { quantilesAt } from "./spending-grid.ts";
import type { ModelCard } from "./valuation.ts";
import { shareOut, type ValuationSession } from "./valuation-session.server.ts";
import { type WrittenSums, writeForecasts } from "./write-forecasts.server.ts";
import { writeShares } from "./write-shares.server.ts";

/** What is valued, and how: all that is known at a moment, by these parameters. */
export type Scoring<Beside> = {
  parameters: Parameters;
  currency: string;
  at: Date;
  now: Date;
  /** Models that were fitted before; null to fit them. */
  card: ModelCard | null;
  /** What else there is to compute, done while the models are fitted, when the database rests. */
  besideFit: () => Promise<Beside>;
  /** Empties the tables to write to and names them, once the numbers are there. */
  target: () => Promise<Written>;
  /** What make the indexes once all forecasts are written, that of customers among them; at the same time where sessions are many. */
  indexes: readonly ((on: ValuationSession, written: Written) => Promise<void>)[];
  /** What else there is to be done when all is written. */
  finish: (on: ValuationSession, written: Written) => Promise<void>;
  onStep: (step: (typeof steps)[number]) => Promise<void>;
  onTimed?: OnTimed | undefined;
};

/** What was written; no sums where nobody could be valued. */
export type Scored = {
  card: ModelCard;
  digest: string;
  half: number;
  sums: (WrittenSums & { uncertainty: Uncertainty; share: number; sharesMinor: bigint }) | null;
};

/** Aggregates, fits, scores every customer and shares what referrals bring. Nothing stands by it yet. Sessions share the customers. */
export async function scoreAll<Beside>(
  sessions: readonly ValuationSession[],
  how: Scoring<Beside>,
): Promise<{ scored: Scored; beside: Beside }> {
  const { parameters, currency, at, onStep, onTimed } = how;
  await onStep("Reading orders");
  const lap = laps(onTimed);
  const named = await readCustomers(sessions, { at, currency }, lap);
  await onStep("Fitting the models");
  const [numbers, beside] = await Promise.all([
    numbersApart({ customers: named.customers, ahead: aheadOf(parameters), card: how.card }),
    how.besideFit(),
  ]);
  for (const [part, ms] of numbers.took) onTimed?.(part, ms);
  lap("numbers and backtests");
  return { scored: await writeAll(sessions, how, named, numbers), beside };
}

async function writeAll(
  sessions: readonly ValuationSession[],
  how: Scoring<unknown>,
  named: NamedCustomers,
  { card, scores }: NumberResult,
): Promise<Scored> {
  const { parameters, at, now, target, onStep, onTimed } = how;
  const [session] = sessions;
  if (session === undefined) throw new RangeError("A valuation needs a session.");
  await onStep("Forecasting each customer");
  const lap = laps(onTimed);
  const written = await target();
  const fitted = modelsOf(card);
  const share = (parameters.marginBasisPoints ?? 0) / 10_000;
  const isValued = parameters.marginBasisPoints !== null && parameters.reportingCurrency !== null;
  if (scores === null || fitted === null || !isValued) {
    for (const index of how.indexes) await index(session, written);
    await how.finish(session, written);
    return { card, half: written.half, sums: null, digest: await digestOf(session, ofNothing, written) };
  }
  const scoreOf = scoring(named.customers, fitted, scores, share);
  const sums = await writeForecasts(sessions, named, scoreOf, { written, now });
  lap("forecasts written");
  let fingerprint = ofNothing;
  await shareOut(sessions, [
    async (on) => {
      fingerprint = await fingerprintOf(on, written);
    },
    ...how.indexes.map((index) => (on: ValuationSession) => index(on, written)),
  ]);
  lap("fingerprint and indexes");
  await onStep("Sharing what referrals bring");
  const sharesMinor = await writeShares(session, {
    ...{ parameters, card, ahead: aheadOf(parameters), at, now },
    ...{ forecasts: written.forecasts, into: written.shares, half: written.half },
    drawn: scores.multiples === null ? drawModels(fitted, fullDraws) : [],
    multiplesOf: multiplesOfPairs(scores),
  });
  lap("shares");
  await onStep("Adding up");
  const digest = await digestOf(session, fingerprint, written);
  await how.finish(session, written);
  lap("digest and what readers need");
  const { uncertainty } = scores;
  return { card, digest, half: written.half, sums: { ...sums, uncertainty, share, sharesMinor } };
}

/** What says the multiples of a pair of repeat purchases and age; null where everybody was drawn. */
function multiplesOfPairs({ table, multiples }: Scores) {
  if (multiples === null) return null;
  const [placeOf, width] = [placesOf(table), quantilesAt.length];
  return (repeats: number, ageDays: number): readonly number[] => {
    const first = placeOf(repeats, ageDays) * width;
    return [...multiples.subarray(first, first + width)];
  };
}

/** How far ahead some parameters look. */
export function aheadOf({ horizonMonths, annualDiscount }: Parameters): Ahead {
  return { months: horizonMonths, monthly: monthlyDiscount(annualDiscount ?? 0.1) };
}
