import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Grade } from "../entry.ts";
import { defaultPriors, type RateName } from "../shrinkage/default-priors.ts";
import { boundsOf, type Distribution, meanOf } from "../shrinkage/distribution.ts";
import { currentParameters, parametersOfVersion } from "./current-parameters.server.ts";
import { rateNames } from "./parameter-json.ts";
import type { Evidence, SourceName, StoredParameters } from "./parameters.ts";
import { type ParameterChange, parameterChangesBetween } from "./version-changes.ts";

/** A rate with all that is known of it: what is assumed, what was entered, what the books teach, and what follows. */
export type RateForPages = {
  name: RateName;
  prior: Distribution;
  source: string;
  isDefault: boolean;
  entered: Evidence | null;
  learnt: Evidence | null;
  mean: number;
  low: number;
  high: number;
  grade: Grade;
  /** Which part of what is known is own data, 0 to 1. */
  ownShare: number;
};

/** The value parameters that stand, for pages. Amounts are minor units of the reporting currency as text. */
export type ParametersForPages = {
  version: number;
  marginBasisPoints: number | null;
  marginBasis: "standard" | "actual";
  discountBasisPoints: number;
  horizonMonths: number;
  acquisitionCostMinor: string;
  shippedMedianMinor: string | null;
  sources: Partial<Record<SourceName, string>>;
  rates: RateForPages[];
};

/** Reads the parameters that stand now. */
export async function parametersForPages(): Promise<ParametersForPages> {
  const stands = await currentParameters(pool);
  return {
    version: stands.version,
    marginBasisPoints: stands.marginBasisPoints,
    marginBasis: stands.marginBasis,
    discountBasisPoints: Math.round(stands.annualDiscount * 10_000),
    horizonMonths: stands.horizonMonths,
    acquisitionCostMinor: stands.acquisitionCostMinor.toString(),
    shippedMedianMinor: stands.shippedMedianMinor?.toString() ?? null,
    sources: stands.sources,
    rates: rateNames.map((name) => rateForPages(name, stands)),
  };
}

function rateForPages(name: RateName, { rates, priors, evidence }: StoredParameters): RateForPages {
  const { posterior, grade, ownShare } = rates[name];
  const { distribution, source } = priors[name];
  const [low, high] = boundsOf(posterior);
  return {
    name,
    prior: distribution,
    source,
    isDefault:
      source === defaultPriors[name].source &&
      meanOf(distribution) === meanOf(defaultPriors[name].distribution),
    entered: evidence[name]?.entered ?? null,
    learnt: evidence[name]?.learnt ?? null,
    mean: meanOf(posterior),
    low,
    high,
    grade,
    ownShare,
  };
}

/** A version of the parameters: when it was written, by whom, and what it changed. `by` is null for the system. */
export type VersionForPages = { version: number; at: Date; by: string | null; changes: ParameterChange[] };

/** The latest versions, the newest first. The first of all changed nothing. */
export async function parameterVersions(limit: number): Promise<VersionForPages[]> {
  const rows = await sql<Omit<VersionForPages, "changes">>(
    pool,
    `select p.version, p.created_at as at, s.name as by from value_parameters p left join staff s on s.id = p.created_by
     order by p.version desc limit $1`,
    [limit],
  );
  const [newest] = rows;
  if (newest === undefined) return [];
  const numbers = [...rows.map(({ version }) => version), (rows.at(-1)?.version ?? 1) - 1];
  const read = await Promise.all(numbers.map((version) => parametersOfVersion(pool, version)));
  return rows.map((row, at) => {
    const [after, before] = [read[at] ?? null, read[at + 1] ?? null];
    const changes = after === null || before === null ? [] : parameterChangesBetween(before, after);
    return { ...row, changes };
  });
}
