import { createHash } from "node:crypto";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** Where forecasts and their shares were written. */
export type Written = { forecasts: string; shares: string; half: number };

/**
 * What makes a fingerprint of rows, whatever their order: their number, the sum and the exclusive or of a hash of each, over
 * all columns but the half and the moment of computing.
 */
const fingerprint = "concat_ws(':', count(*), sum(hash), bit_xor(hash))";

/** The hash of a row of forecasts. */
const forecastHash = `hash_record_extended(row(customer_id, repeats, recency_days, age_days, paid, paid_minor, alive, purchases,
  mean_minor, amount_minor, low_minor, median_minor, high_minor, at_risk_minor), 1)`;

const shareHash = `hash_record_extended(row(friend_id, referrer_id, contribution_id, outcome_id, referrers, months, amount_minor,
  low_minor, median_minor, high_minor, grade), 1)`;

/** The fingerprint of the forecasts that were written. */
export async function fingerprintOf(on: Executor, { forecasts, half }: Written): Promise<string> {
  const [found] = await sql<{ text: string }>(
    on,
    `select ${fingerprint} as text from (select ${forecastHash} as hash from ${forecasts} where half = ${half}) hashed`,
  );
  return found?.text ?? ofNothing;
}

/** The digest of a valuation: of its forecasts, of which the fingerprint is known, and its shares. */
export async function digestOf(
  on: Executor,
  ofForecasts: string,
  { shares, half }: Written,
): Promise<string> {
  const [ofShares] = await sql<{ text: string }>(
    on,
    `select ${fingerprint} as text from (select ${shareHash} as hash from ${shares} where half = ${half}) hashed`,
  );
  return createHash("md5").update(`${ofForecasts}/${ofShares?.text}`).digest("hex");
}

/** The fingerprint of nothing at all, as where nobody is forecast. */
export const ofNothing = "0";
