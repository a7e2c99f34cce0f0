import { reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { nameOf } from "../../people/customer-queries.server.ts";
import { hiatusWeeks } from "../models/heuristics.ts";
import type { ChurnFilter, ChurnView } from "./churn-list.ts";
import { type Health, healthOf } from "./health.ts";

/** A customer whose value is at risk. Amounts are minor units of the valuation's currency, as text. */
export type ChurnRow = {
  id: string;
  title: string;
  externalId: string | null;
  organization: string | null;
  health: Health;
  /** What is expected of the customer times the chance that they are gone, and what is expected. */
  atRiskMinor: string;
  ownToComeMinor: string;
  /** Realised relationship value. */
  valueMinor: string;
  /** What they gave: ideas proposed, friends who joined, all other gifts. */
  ideas: number;
  friends: number;
  otherGifts: number;
};

const conditions: Record<ChurnView, string> = {
  all: "true",
  "likely-gone": "f.alive < 0.5",
  "gone-by-rule": `f.age_days - f.recency_days > ${7 * hiatusWeeks}`,
  disagree: `(f.alive < 0.5) <> (f.age_days - f.recency_days > ${7 * hiatusWeeks})`,
  "bought-once": "f.repeats = 0",
  gave: "exists (select 1 from contribution g where g.customer_id = f.customer_id)",
};

const pageSize = 50;

/** A page of those whose value is at risk, the most first. The half is looked up first, so that the index gives the order. */
export async function churnWatch(filter: ChurnFilter): Promise<{ rows: ChurnRow[]; hasNext: boolean }> {
  const rows = await sql<Raw>(
    reports,
    statement(conditions[filter.view], "true", "limit $1::int offset $2::int"),
    [pageSize + 1, (filter.page - 1) * pageSize],
  );
  return { rows: rows.slice(0, pageSize).map(rowOf), hasNext: rows.length > pageSize };
}

const batch = 2_000;

/** All of a view in batches, the most at risk first. */
export async function* churnLines(view: ChurnView): AsyncGenerator<ChurnRow[]> {
  const text = statement(
    conditions[view],
    "($2::bigint is null or (f.at_risk_minor, f.customer_id) < ($2::bigint, $3::uuid))",
    "limit $1::int",
  );
  let last: ChurnRow | undefined;
  do {
    const rows: Raw[] = await sql<Raw>(reports, text, [batch, last?.atRiskMinor ?? null, last?.id ?? null]);
    if (rows.length > 0) yield rows.map(rowOf);
    last = rows.length < batch ? undefined : rows.map(rowOf).at(-1);
  } while (last !== undefined);
}

type Raw = Omit<ChurnRow, "title" | "health"> & {
  name: string | null;
  email: string | null;
  repeats: number;
  recencyDays: number;
  ageDays: number;
  alive: number;
};

/** Picks the page first and joins the words to it afterwards, so that only its rows are looked up. */
function statement(condition: string, after: string, limit: string): string {
  return `with page as (
      select f.* from value_forecast f
      where f.half = (select half from standing_valuation where valuation_id is not null)
        and f.at_risk_minor > 0 and ${condition} and ${after}
      order by f.at_risk_minor desc, f.customer_id desc ${limit}
    )
    select p.customer_id as id, c.name, c.email, c.external_id as "externalId", o.name as organization, p.repeats,
      p.recency_days as "recencyDays", p.age_days as "ageDays", p.alive, p.at_risk_minor::text as "atRiskMinor",
      p.amount_minor::text as "ownToComeMinor", coalesce(t.realised_minor, 0)::text as "valueMinor",
      gift.ideas, gift.friends, gift.others as "otherGifts"
    from page p join customer c on c.id = p.customer_id
    left join organization o on o.id = c.organization_id
    left join valuation v on v.id = (select valuation_id from standing_valuation)
    left join value_total t on t.customer_id = c.id and t.currency = v.currency
    cross join lateral (
      select count(*) filter (where g.kind = 'idea')::int as ideas, count(*) filter (where g.kind = 'referral')::int as friends,
        count(*) filter (where g.kind not in ('idea', 'referral'))::int as others
      from contribution g where g.customer_id = c.id
    ) gift
    order by p.at_risk_minor desc, p.customer_id desc`;
}

function rowOf({ name, email, repeats, recencyDays, ageDays, alive, ...row }: Raw): ChurnRow {
  return {
    ...row,
    title: nameOf({ name, email, externalId: row.externalId }),
    health: healthOf({ repeats, recencyDays, ageDays, alive }),
  };
}
