import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Parameters } from "./parameters.ts";

type Row = {
  version: number;
  margin_basis_points: number | null;
  referral_alpha: number;
  referral_beta: number;
  horizon_months: number;
  acquisition_cost_minor: bigint;
  idea_alpha: number;
  idea_beta: number;
  idea_source: string | null;
  currency: string | null;
};

/** The parameters that stand now. */
export async function currentParameters(on: Executor): Promise<Parameters> {
  const [row] = await sql<Row>(
    on,
    `select p.version, p.margin_basis_points, p.referral_alpha, p.referral_beta, p.horizon_months, p.acquisition_cost_minor,
       p.idea_alpha, p.idea_beta, p.idea_source, c.currency
     from value_parameters p, company c where c.id = 1 order by p.version desc limit 1`,
  );
  if (row === undefined) throw new Error("There are no value parameters: run `npm run kith -- migrate`.");
  return {
    version: row.version,
    marginBasisPoints: row.margin_basis_points,
    referralAlpha: row.referral_alpha,
    referralBeta: row.referral_beta,
    horizonMonths: row.horizon_months,
    acquisitionCostMinor: BigInt(row.acquisition_cost_minor),
    ideaAlpha: row.idea_alpha,
    ideaBeta: row.idea_beta,
    ideaSource: row.idea_source,
    reportingCurrency: row.currency,
  };
}

const name = "hashtextextended('value-parameters', 0)";

/** Holds the parameters for the transaction that values by them; any number of transactions may at once. */
export async function holdParameters(on: Executor): Promise<void> {
  await sql(on, `select pg_advisory_xact_lock_shared(${name})`);
}

/** Waits until nobody values by parameters any more that were read before now. */
export async function letValuationsEnd(): Promise<void> {
  await withTransaction((client) => sql(client, `select pg_advisory_xact_lock(${name})`));
}
