import { reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readStandingValuation } from "../forecast/forecast-queries.server.ts";
import { monthlyDiscount } from "../models/horizon.ts";
import { type CohortGroup, type CohortLevers, leversOf } from "./lever-cohorts.ts";

export type Levers = {
  currency: string;
  by: "quarter" | "year";
  /** Whether pace and duration are known: they come from the fitted model. */
  fitted: boolean;
  horizonMonths: number;
  /** The oldest first. */
  cohorts: CohortLevers[];
  all: CohortLevers | null;
};

type Terms = { horizonMonths: number; discountBasisPoints: number };

/** So many quarters are shown as such; more of them as years, unless quarters are asked for. */
const mostQuarters = 12;

/** The three levers by when customers bought first, by the calendar of a time zone. */
export async function valueLevers(
  currency: string,
  view: { timeZone: string; by: "quarter" | "year" | undefined },
): Promise<Levers> {
  const standing = await readStandingValuation();
  const usable = standing?.currency === currency && standing.models.buying.state === "fitted";
  const buying = usable ? standing.models.buying : null;
  const [quarters, terms] = await Promise.all([
    groupsOf(currency, view.timeZone),
    termsOf(standing?.parametersVersion ?? null),
  ]);
  const by =
    view.by ?? (new Set(quarters.map(({ cohort }) => cohort)).size > mostQuarters ? "year" : "quarter");
  const groups =
    by === "quarter" ? quarters : quarters.map((one) => ({ ...one, cohort: one.cohort.slice(0, 4) }));
  const model = buying?.state === "fitted" ? { variant: buying.variant, ...buying.parameters } : null;
  const horizon = {
    months: terms.horizonMonths,
    monthly: monthlyDiscount(terms.discountBasisPoints / 10_000),
  };
  return {
    currency,
    by,
    fitted: model !== null,
    horizonMonths: terms.horizonMonths,
    ...leversOf(groups, model, horizon),
  };
}

async function termsOf(version: number | null): Promise<Terms> {
  const [row] = await sql<Terms>(
    reports,
    `select horizon_months as "horizonMonths", discount_basis_points as "discountBasisPoints" from value_parameters
     where $1::int is null or version = $1::int order by version desc limit 1`,
    [version],
  );
  if (row === undefined) throw new Error("There are no value parameters: run `npm run kith -- migrate`.");
  return row;
}

type Row = Omit<CohortGroup, "spentMinor" | "toComeMinor"> & { spentMinor: string; toComeMinor: string };

/** Customers by the quarter of their first order and by how often they bought again, 20 times and more together. */
async function groupsOf(currency: string, timeZone: string): Promise<CohortGroup[]> {
  const rows = await sql<Row>(
    reports,
    `select to_char(date_trunc('quarter', s.first_order_at at time zone $2), 'YYYY-"Q"Q') as cohort,
       count(*)::int as customers, sum(s.orders)::int as orders, sum(s.spent_minor - s.refunded_minor)::text as "spentMinor",
       count(f.customer_id)::int as forecast, coalesce(sum(f.repeats), 0)::float8 as repeats,
       coalesce(sum(f.recency_days + f.alive * (f.age_days - f.recency_days)), 0)::float8 as "activeDays",
       coalesce(sum(f.age_days), 0)::float8 as "ageDays", coalesce(sum(f.alive), 0)::float8 as alive,
       coalesce(sum(f.purchases), 0)::float8 as purchases, coalesce(sum(f.amount_minor), 0)::text as "toComeMinor"
     from customer_spend s
     left join (
       select f.* from value_forecast f where f.half = (
         select st.half from standing_valuation st join valuation v on v.id = st.valuation_id where v.currency = $1::char(3)
       )
     ) f on f.customer_id = s.customer_id
     where s.currency = $1::char(3)
     group by cohort, least(f.repeats, 20) order by cohort, least(f.repeats, 20)`,
    [currency, timeZone],
  );
  return rows.map((row) => ({
    ...row,
    spentMinor: BigInt(row.spentMinor),
    toComeMinor: BigInt(row.toComeMinor),
  }));
}
