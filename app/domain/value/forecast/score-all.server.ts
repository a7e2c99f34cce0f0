import { monthlyDiscount } from "../models/horizon.ts";
import type { Parameters } from "../parameters/parameters.ts";
import type { Uncertainty } from "./company-total.ts";
import { type Part, partsOf } from "./customer-parts.server.ts";
import { digestOf, ofNothing, type Written } from "./digest-forecasts.server.ts";
import { drawModels, fullDraws } from "./draw-spending.ts";
import { laps, type OnTimed } from "./laps.ts";
import { modelsOf, type NumberResult } from "./number-work.ts";
import { observeAll } from "./observe-customers.server.ts";
import type { Known } from "./orders-in-any-currency.ts";
import type { steps } from "./report-progress.server.ts";
import { numbersApart } from "./run-apart.server.ts";
import type { Ahead } from "./score-table.ts";
import type { ModelCard } from "./valuation.ts";
import { readBytes, type ValuationSession } from "./valuation-session.server.ts";
import { loadScores, sumsOf, type WrittenSums, writeForecasts } from "./write-forecasts.server.ts";
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
  /** What is to be done once all forecasts are written. */
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
  scoring: Scoring<Beside>,
): Promise<{ scored: Scored; beside: Beside }> {
  const { parameters, currency, at, onStep, onTimed } = scoring;
  await onStep("Reading orders");
  const packed = await observeParts(sessions, { at, currency }, onTimed);
  await onStep("Fitting the models");
  const lap = laps(onTimed);
  const [numbers, beside] = await Promise.all([
    numbersApart({ packed, ahead: aheadOf(parameters), card: scoring.card }),
    scoring.besideFit(),
  ]);
  for (const [part, ms] of numbers.took) onTimed?.(part, ms);
  lap("numbers and backtests");
  return { scored: await writeAll(sessions, scoring, numbers), beside };
}

async function writeAll(
  sessions: readonly ValuationSession[],
  { parameters, at, now, target, finish, onStep, onTimed }: Scoring<unknown>,
  { card, scores }: NumberResult,
): Promise<Scored> {
  const [session, other = session] = sessions;
  if (session === undefined || other === undefined) throw new RangeError("A valuation needs a session.");
  await onStep("Forecasting each customer");
  const lap = laps(onTimed);
  const written = await target();
  const { forecasts, shares, half } = written;
  if (scores === null || parameters.marginBasisPoints === null || parameters.reportingCurrency === null) {
    await finish(session, written);
    return { card, half, sums: null, digest: await digestOf(session, ofNothing, written) };
  }
  const share = parameters.marginBasisPoints / 10_000;
  await Promise.all(sessions.map((one) => loadScores(one, scores)));
  lap("scores to the database");
  await Promise.all(
    sessions.map((one) => writeForecasts(one, card, scores, { into: forecasts, half, share, now })),
  );
  lap("forecasts written");
  await onStep("Sharing what referrals bring");
  const fitted = modelsOf(card);
  const drawn = scores.spreads === null || fitted === null ? null : drawModels(fitted, fullDraws);
  const ahead = aheadOf(parameters);
  const referrals = { parameters, card, ahead, at, forecasts, into: shares, half, now, drawn };
  const sharesMinor = await writeShares(session, referrals);
  lap("shares");
  await onStep("Adding up");
  const [sums] = await Promise.all([sumsOf(session, forecasts, half, share), finish(other, written)]);
  const digest = await digestOf(session, sums.fingerprint, written);
  lap("sums, digest and index");
  return { card, digest, half, sums: { ...sums, uncertainty: scores.uncertainty, share, sharesMinor } };
}

/** Each session its part of the customers, at the same time; what they hold, one after the other. */
async function observeParts(
  sessions: readonly ValuationSession[],
  known: Known,
  onTimed: OnTimed | undefined,
): Promise<Uint8Array> {
  const lap = laps(onTimed);
  const parts = sessions[0] === undefined ? [] : await partsOf(sessions[0], sessions.length);
  await observeAll(
    sessions.map((on, index) => ({ on, part: parts[index] ?? nobody })),
    known,
    lap,
  );
  const bytes = await Promise.all(sessions.map((one) => readBytes(one, "observed_customer", packedCustomer)));
  lap("customers to the models");
  return joined(bytes.flat());
}

/** In memory of their own, so that it can be handed to a thread. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Where there are fewer parts than sessions. */
const nobody: Part = {
  from: "ffffffff-ffff-ffff-ffff-ffffffffffff",
  before: "00000000-0000-0000-0000-000000000000",
};

/** A customer as the bytes that `unpackCustomers` reads. */
const packedCustomer =
  "int4send(repeats) || int4send(recency_days) || int4send(age_days) || int4send(paid) || int8send(paid_minor)";

/** How far ahead some parameters look. */
export function aheadOf({ horizonMonths, annualDiscount }: Parameters): Ahead {
  return { months: horizonMonths, monthly: monthlyDiscount(annualDiscount ?? 0.1) };
}
