import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { ValueComponents } from "./value-view.ts";

/** What was realised in one month, `2026-11`, by component. Minor units as text. */
export type MonthOfValue = { month: string; components: ValueComponents };

type Row = { month: string; component: keyof ValueComponents | null; amount: string };

/**
 * Realised value month by month in one currency, by the calendar of a time zone: the months up to the present one, without
 * those before the first that has a figure. Reversals count in the month of the event they take back or follow from.
 */
export async function valueByMonth(
  currency: string,
  view: { now: Date; timeZone: string; months?: number },
): Promise<MonthOfValue[]> {
  const rows = await sql<Row>(
    pool,
    `with month as (
       select start, start at time zone $2 as opens, row_number() over (order by start) as place from generate_series(
         date_trunc('month', $3::timestamptz at time zone $2) - ($4::int - 1) * interval '1 month',
         date_trunc('month', $3::timestamptz at time zone $2), interval '1 month') as start
     ), realised as (
       select width_bucket(occurred_at, (select array_agg(opens order by place) from month)) as place, component,
         sum(amount_minor) as amount
       from value_entry
       where currency = $1 and basis = 'realised' and occurred_at >= (select min(opens) from month) group by 1, 2
     )
     select to_char(m.start, 'YYYY-MM') as month, r.component, coalesce(r.amount, 0)::text as amount
     from month m left join realised r using (place) order by m.start, r.component`,
    [currency, view.timeZone, view.now, view.months ?? 24],
  );
  const months = new Map<string, ValueComponents>();
  for (const { month, component, amount } of rows) {
    const components = months.get(month) ?? { CLV: "0", CRV: "0", CIV: "0", CKV: "0", COST: "0" };
    if (component !== null) components[component] = amount;
    months.set(month, components);
  }
  const all = [...months].map(([month, components]) => ({ month, components }));
  const first = all.findIndex(({ components }) => Object.values(components).some((amount) => amount !== "0"));
  return first === -1 ? [] : all.slice(first);
}
