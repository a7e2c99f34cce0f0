import { pool, reports } from "#app/platform/database.server.ts";
import { keepSlow } from "#app/platform/keep-slow.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { FigureSum } from "./figure-sum.ts";
import type { CompanyValue } from "./value-view.ts";

type Row = Pick<FigureSum, "basis" | "component" | "flow" | "kind" | "formula" | "grade"> &
  Record<"amount" | "low" | "high" | "size", string>;

/** What the entries of a customer add up to in one currency, net of reversals. */
export async function bookedSumsOf(customerId: string, currency: string): Promise<FigureSum[]> {
  const rows = await sql<Row>(
    pool,
    `with net as (
       select min(basis) as basis, min(component) as component, min(flow) as flow, min(kind) as kind, min(formula) as formula, min(grade) as grade,
         sum(amount_minor) as amount, sum(low_minor) as low, sum(high_minor) as high
       from value_entry where customer_id = $1 and currency = $2 group by coalesce(reversal_of, id)
     )
     select basis, component, flow, kind, formula, grade, sum(amount)::text as amount, sum(least(low, high))::text as low,
       sum(greatest(low, high))::text as high, sum(abs(amount))::text as size
     from net where amount <> 0 or low <> 0 or high <> 0 group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`,
    [customerId, currency],
  );
  return rows.map(sumOf);
}

/**
 * What all entries add up to in one currency, those of customers and of the company's own account. With millions of
 * entries it may be some moments old.
 */
export const bookedSumsOfCompany = keepSlow(async (currency: string): Promise<FigureSum[]> => {
  const rows = await sql<Row>(
    reports,
    `select basis, component, flow, kind, formula, grade, sum(amount_minor)::text as amount,
       least(sum(low_minor), sum(high_minor))::text as low, greatest(sum(low_minor), sum(high_minor))::text as high,
       abs(sum(amount_minor))::text as size
     from value_entry where currency = $1 group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`,
    [currency],
  );
  return rows.map(sumOf);
});

/** What stands on the company's own account in one currency: debits, so none is above 0. Minor units as text. */
export async function ownAccountOf(currency: string): Promise<CompanyValue["ownAccount"]> {
  const [row] = await sql<CompanyValue["ownAccount"]>(
    reports,
    `select coalesce(sum(amount_minor) filter (where basis = 'realised'), 0)::text as "realisedMinor",
       coalesce(sum(amount_minor) filter (where basis = 'expected'), 0)::text as "expectedMinor"
     from value_entry where customer_id is null and currency = $1`,
    [currency],
  );
  return row ?? { realisedMinor: "0", expectedMinor: "0" };
}

function sumOf({ amount, low, high, size, ...rest }: Row): FigureSum {
  return {
    ...rest,
    amountMinor: BigInt(amount),
    lowMinor: BigInt(low),
    highMinor: BigInt(high),
    sizeMinor: BigInt(size),
  };
}
