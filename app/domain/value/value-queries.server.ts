import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { companyView } from "../people/company-queries.server.ts";

/** Minor units as text. */
export type ValueComponents = { CLV: string; CRV: string; CIV: string; CKV: string; COST: string };

/** Relationship value in one currency. Amounts are minor units as text. */
export type ValueFigure = {
  currency: string;
  /** Contribution view: own − debits + credits + savings. */
  realisedMinor: string;
  /** Own view: the margin of the customer's own purchases. */
  ownMinor: string;
  components: ValueComponents;
};

export type CustomerValue = ValueFigure & {
  /** no-margin: nothing can be valued until the company has said its margin. */
  state: "measured" | "no-margin";
  /** What moved from the own view to the contribution view. */
  flows: { creditMinor: string; debitMinor: string; savingMinor: string };
  /** The sum of the intervals of the entries, net of reversals. */
  interval: { lowMinor: string; highMinor: string; level: 80 };
  /** Share of each grade in per cent of the absolute amounts. */
  grades: { A: number; B: number; C: number; D: number };
  expected: { state: "not-fitted" };
};

const nothing: ValueFigure = {
  currency: "EUR",
  realisedMinor: "0",
  ownMinor: "0",
  components: { CLV: "0", CRV: "0", CIV: "0", CKV: "0", COST: "0" },
};

type TotalRow = Record<"currency" | "realised" | "own" | "clv" | "crv" | "civ" | "ckv" | "cost", string>;

function figureOf(row: TotalRow): ValueFigure {
  return {
    currency: row.currency,
    realisedMinor: row.realised,
    ownMinor: row.own,
    components: { CLV: row.clv, CRV: row.crv, CIV: row.civ, CKV: row.ckv, COST: row.cost },
  };
}

/**
 * What a customer's relationship is worth so far, in the reporting currency, or in the first one there is.
 * A customer without entries is worth 0; an unknown customer too.
 */
export async function customerValue(customerId: string): Promise<CustomerValue> {
  const [totals, marginSet, currency] = await Promise.all([
    totalsOf(customerId),
    isMarginSet(),
    reportingCurrency(),
  ]);
  const [total = { ...nothing, currency }] = totals;
  const [spread, flows] = await Promise.all([
    spreadOf(customerId, total.currency),
    flowsOf(customerId, total.currency),
  ]);
  return {
    ...total,
    state: !marginSet && totals.every(isNothing) ? "no-margin" : "measured",
    flows,
    ...spread,
    expected: { state: "not-fitted" },
  };
}

/** Gifts that were not measured leave a total of 0. */
function isNothing({ realisedMinor, ownMinor }: ValueFigure): boolean {
  return realisedMinor === "0" && ownMinor === "0";
}

/** Whether the company has said its contribution margin. */
export async function isMarginSet(): Promise<boolean> {
  const rows = await sql<{ set: boolean }>(
    pool,
    `select margin_basis_points is not null as set from value_parameters order by version desc limit 1`,
  );
  return rows[0]?.set ?? false;
}

/** The currency that figures are told in where nothing else says one. */
export async function reportingCurrency(): Promise<string> {
  return (await companyView()).currency ?? nothing.currency;
}

async function totalsOf(customerId: string): Promise<ValueFigure[]> {
  const rows = await sql<TotalRow>(
    pool,
    `select t.currency, realised_minor::text as realised, own_minor::text as own, clv_minor::text as clv,
       crv_minor::text as crv, civ_minor::text as civ, ckv_minor::text as ckv, cost_minor::text as cost
     from value_total t join company c on c.id = 1
     where t.customer_id = $1 order by t.currency = c.currency desc nulls last, t.currency`,
    [customerId],
  );
  return rows.map(figureOf);
}

type SpreadRow = { grade: keyof CustomerValue["grades"]; low: string; high: string; size: string };

async function spreadOf(customerId: string, currency: string) {
  const rows = await sql<SpreadRow>(
    pool,
    `with net as (
       select min(grade) as grade, sum(amount_minor) as amount, sum(low_minor) as low, sum(high_minor) as high
       from value_entry where customer_id = $1 and currency = $2 and basis = 'realised'
       group by coalesce(reversal_of, id)
     )
     select grade, sum(least(low, high))::text as low, sum(greatest(low, high))::text as high, sum(abs(amount))::text as size
     from net group by grade`,
    [customerId, currency],
  );
  const whole = rows.reduce((sum, row) => sum + Number(row.size), 0);
  const grades = { A: 0, B: 0, C: 0, D: 0 };
  for (const row of rows) grades[row.grade] = whole === 0 ? 0 : (100 * Number(row.size)) / whole;
  const add = (side: "low" | "high") => rows.reduce((sum, row) => sum + BigInt(row[side]), 0n).toString();
  return { grades, interval: { lowMinor: add("low"), highMinor: add("high"), level: 80 as const } };
}

async function flowsOf(customerId: string, currency: string): Promise<CustomerValue["flows"]> {
  const rows = await sql<CustomerValue["flows"]>(
    pool,
    `select coalesce(sum(amount_minor) filter (where flow = 'credit'), 0)::text as "creditMinor",
       coalesce(sum(amount_minor) filter (where flow = 'debit'), 0)::text as "debitMinor",
       coalesce(sum(amount_minor) filter (where flow = 'saving'), 0)::text as "savingMinor"
     from value_entry where customer_id = $1 and currency = $2 and basis = 'realised'`,
    [customerId, currency],
  );
  return rows[0] ?? { creditMinor: "0", debitMinor: "0", savingMinor: "0" };
}

/** Totals of all customers in one currency. `savingMinor` is summed from the entries, apart from the totals. */
export type CompanyValue = ValueFigure & { savingMinor: string; customersWithValue: number };

/** What all relationships are worth so far, one row a currency, the reporting currency first. */
export async function companyValue(): Promise<CompanyValue[]> {
  const rows = await sql<TotalRow & { customers: number; saving: string }>(
    pool,
    `with saved as (
       select currency, sum(amount_minor) as saving from value_entry
       where flow = 'saving' and basis = 'realised' group by currency
     )
     select t.currency, sum(realised_minor)::text as realised, sum(own_minor)::text as own, sum(clv_minor)::text as clv,
       sum(crv_minor)::text as crv, sum(civ_minor)::text as civ, sum(ckv_minor)::text as ckv, sum(cost_minor)::text as cost,
       count(*) filter (where realised_minor <> 0)::int as customers, coalesce(max(s.saving), 0)::text as saving
     from value_total t left join saved s on s.currency = t.currency
     group by t.currency
     order by t.currency = (select currency from company where id = 1) desc nulls last, t.currency`,
  );
  return rows.map((row) => ({
    ...figureOf(row),
    savingMinor: row.saving,
    customersWithValue: row.customers,
  }));
}
