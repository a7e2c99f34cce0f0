import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { StoredParameters } from "./parameters.ts";
import { type ParametersRow, storedParameters } from "./stored-parameters.ts";

const columns = `p.version, p.margin_basis_points, p.referral_alpha, p.referral_beta, p.horizon_months, p.acquisition_cost_minor,
  p.idea_alpha, p.idea_beta, p.idea_source, p.discount_basis_points, p.margin_basis, p.priors::text as priors,
  p.own_data::text as own_data, p.shipped_median_minor, p.sources::text as sources, c.currency`;

/** The parameters that stand now. */
export async function currentParameters(on: Executor): Promise<StoredParameters> {
  const [row] = await sql<ParametersRow>(
    on,
    `select ${columns} from value_parameters p, company c where c.id = 1 order by p.version desc limit 1`,
  );
  if (row === undefined) throw new Error("There are no value parameters: run `npm run kith -- migrate`.");
  return storedParameters(row);
}

/**
 * The parameters of a version as they were then; null where there was no such version.
 * @param knownAt with the reporting currency of a moment; null for that of now
 */
export async function parametersOfVersion(
  on: Executor,
  version: number,
  knownAt: Date | null = null,
): Promise<StoredParameters | null> {
  const [row] = await sql<ParametersRow>(
    on,
    `select ${columns} from value_parameters p cross join (
       select coalesce((select currency from former_currency where until > $2::timestamptz order by until limit 1), currency) as currency
       from company where id = 1) c
     where p.version = $1::int`,
    [version, knownAt],
  );
  return row === undefined ? null : storedParameters(row);
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
