import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { parametersOfVersion } from "../parameters/current-parameters.server.ts";
import { readValuation } from "./forecast-queries.server.ts";
import { scoreAll } from "./score-all.server.ts";
import { inValuationSessions } from "./valuation-session.server.ts";

/** A valuation that was computed again: the same where both digests are. */
export type Recomputed = { valuationId: string; kept: string; again: string; same: boolean };

/**
 * Computes an old valuation again, by its models and parameters and the orders known at its moment, into tables of this
 * session, and says whether it comes to the same, byte for byte. Changes nothing.
 * @returns null where there is no such valuation
 */
export async function recomputeValuation(valuationId: string): Promise<Recomputed | null> {
  const valuation = await readValuation(valuationId);
  if (valuation === null) return null;
  const parameters = await parametersOfVersion(pool, valuation.parametersVersion);
  if (parameters === null) return null;
  const { scored } = await inValuationSessions(
    (session) =>
      scoreAll([session], {
        parameters: { ...parameters, reportingCurrency: valuation.currency },
        currency: valuation.currency,
        at: valuation.at,
        now: valuation.at,
        card: valuation.models,
        target: async () => {
          await sql(session, "create temporary table forecast_again (like value_forecast)");
          await sql(session, "create temporary table share_again (like value_forecast_share)");
          return { forecasts: "forecast_again", shares: "share_again", half: 0 };
        },
        indexes: [
          async () => {
            await sql(session, "create unique index on forecast_again (customer_id)");
          },
        ],
        finish: async () => {},
        besideFit: async () => null,
        onStep: async () => {},
      }),
    { alone: false },
  );
  const again = scored.digest;
  return { valuationId, kept: valuation.digest, again, same: again === valuation.digest };
}
