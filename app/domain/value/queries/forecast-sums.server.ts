import { pool, reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Component, Flow, Grade } from "../entry.ts";
import type { ForecastSum } from "./figure-sum.ts";

type Row = {
  kind: ForecastSum["kind"];
  component: Component;
  flow: Flow;
  grade: Grade | null;
  of: string;
} & Record<"amount" | "low" | "median" | "high", string>;

/** Of so many friends each has a chance of its own in the interval; what all others bring shares one. */
const friendsApart = 200;

/** What models forecast of a customer, by the valuation that stands: own purchases, and shares of those of friends. */
export async function forecastSumsOf(customerId: string): Promise<ForecastSum[]> {
  const rows = await sql<Row>(
    pool,
    `with ranked as (
       select f.*, case when row_number() over (order by flow = 'own' desc, abs(amount_minor) desc, friend_id) <= ${friendsApart + 1}
         then coalesce(friend_id, customer_id)::text else 'others' end as who
       from forecast_now f where customer_id = $1
     )
     select kind, component, flow, grade, who as of, ${points} from ranked group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    [customerId],
  );
  return rows.map(lineOf);
}

/** The same over all customers, whose chances are one. */
export async function forecastSumsOfCompany(): Promise<ForecastSum[]> {
  const rows = await sql<Row>(
    reports,
    `select kind, component, flow, grade, 'all' as of, ${points} from forecast_now group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
  return rows.map(lineOf);
}

const points = `sum(amount_minor)::text as amount, sum(low_minor)::text as low, sum(median_minor)::text as median,
  sum(high_minor)::text as high`;

/** By the company's own rates: models that were fitted to its own orders. */
const gradeOfModels: Grade = "C";

function lineOf({ amount, low, median, high, grade, ...rest }: Row): ForecastSum {
  return {
    ...rest,
    grade: grade ?? gradeOfModels,
    amountMinor: BigInt(amount),
    lowMinor: BigInt(low),
    medianMinor: BigInt(median),
    highMinor: BigInt(high),
  };
}
