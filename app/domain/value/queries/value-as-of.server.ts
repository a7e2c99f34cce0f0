import { customerIdOf } from "#app/domain/people/customer-id.server.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { ValuationTotals } from "../forecast/valuation.ts";
import { reportingCurrency } from "./value-queries.server.ts";

/** Sums of what the books held, contribution view and own view. */
type Held = { amountMinor: bigint; ownMinor: bigint; entries: number };

/**
 * What the books held up to a moment, as they were computed then. What models forecast then is kept of all customers
 * together, and of each only of the valuation that stands.
 */
export type ValueAsOf = {
  at: Date;
  currency: string;
  realised: Held;
  /** Of facts alone: what models forecast is in `valuation`. */
  expected: Held;
  /** The valuation that stood then; null where there was none, and for one customer. */
  valuation: {
    id: string;
    at: Date;
    parametersVersion: number;
    digest: string;
    own: Range;
    calibrated: Range;
  } | null;
};

type Range = ValuationTotals["own"];

/**
 * What all relationships, or that of one customer, were worth by what was computed before a moment.
 * @param externalId the customer's id in the company's own system; null for all
 * @returns null where there is no such customer
 */
export async function valueAsOf(externalId: string | null, at: Date): Promise<ValueAsOf | null> {
  const customerId = externalId === null ? null : await customerIdOf(pool, externalId);
  if (externalId !== null && customerId === null) return null;
  const currency = await reportingCurrency();
  const [realised, expected, valuation] = await Promise.all([
    heldOf("realised", customerId, currency, at),
    heldOf("expected", customerId, currency, at),
    customerId === null ? valuationAt(at) : null,
  ]);
  return { at, currency, realised, expected, valuation };
}

async function heldOf(
  basis: "realised" | "expected",
  customerId: string | null,
  currency: string,
  at: Date,
): Promise<Held> {
  const [row] = await sql<{ amount: string; own: string; entries: number }>(
    pool,
    `select coalesce(sum(amount_minor), 0)::text as amount, count(*)::int as entries,
       coalesce(sum(amount_minor) filter (where flow = 'own'), 0)::text as own
     from value_entry where basis = $1 and currency = $2 and computed_at < $3::timestamptz
       and ($4::uuid is null or customer_id = $4::uuid)`,
    [basis, currency, at, customerId],
  );
  return {
    amountMinor: BigInt(row?.amount ?? 0),
    ownMinor: BigInt(row?.own ?? 0),
    entries: row?.entries ?? 0,
  };
}

type ValuationRow = {
  id: string;
  at: Date;
  parametersVersion: number;
  digest: string;
  totals: ValuationTotals;
};

async function valuationAt(at: Date): Promise<ValueAsOf["valuation"]> {
  const [row] = await sql<ValuationRow>(
    pool,
    `select id, at, parameters_version as "parametersVersion", digest, totals from valuation
     where ended_at < $1::timestamptz order by at desc, id desc limit 1`,
    [at],
  );
  if (row === undefined) return null;
  const { totals, ...rest } = row;
  return { ...rest, own: totals.own, calibrated: totals.calibrated };
}
