import { createHash } from "node:crypto";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/**
 * A fingerprint of all forecasts and shares in some tables, whatever the order of their rows: their number and two sums of
 * hashes of all columns but the half and the moment of computing.
 */
export async function digestOf(on: Executor, { forecasts, shares, half }: Written): Promise<string> {
  const [ofForecasts, ofShares] = [
    await sumOfHashes(
      on,
      forecasts,
      half,
      `row(customer_id, repeats, recency_days, age_days, paid, paid_minor, alive, purchases, mean_minor, amount_minor, low_minor,
        median_minor, high_minor, at_risk_minor)`,
    ),
    await sumOfHashes(
      on,
      shares,
      half,
      `row(friend_id, referrer_id, contribution_id, outcome_id, referrers, months, amount_minor, low_minor, median_minor,
        high_minor, grade)`,
    ),
  ];
  return createHash("md5").update(`${ofForecasts}/${ofShares}`).digest("hex");
}

/** Where forecasts and their shares were written. */
export type Written = { forecasts: string; shares: string; half: number };

async function sumOfHashes(on: Executor, from: string, half: number, row: string): Promise<string> {
  const [sums] = await sql<{ text: string }>(
    on,
    `select concat_ws(':', count(*), sum(hash_record_extended(${row}, 1)), sum(hash_record_extended(${row}, 2))) as text
     from ${from} where half = ${half}`,
  );
  return sums?.text ?? "";
}
