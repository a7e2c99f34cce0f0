import { addMonths, dayMs } from "#app/kernel/dates.ts";
import { reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { OriginCard, Valuation } from "../forecast/valuation.ts";

/** What was expected of some gifts of one kind, and what has come of the same ones since. Minor units as text. */
export type KindYearAgo = { kind: string; expectedMinor: string; cameMinor: string };

/** What was expected a year ago and what came. */
export type YearAgo = {
  since: Date;
  /** Own purchases in the twelve months after a valuation of then; null where none was made. */
  own: { at: Date; expectedMinor: string; lowMinor: string; highMinor: string; cameMinor: string } | null;
  /** The same counted afterwards, in purchases, by what was known on a day then; null where there is no such day. */
  recounted: (OriginCard & { weeks: number }) | null;
  kinds: KindYearAgo[];
};

/** Compares what stood in the books a year before `now` with what came since, in one currency. */
export async function yearAgo(currency: string, now: Date): Promise<YearAgo> {
  const since = addMonths(now, -12);
  const [own, recounted, kinds] = await Promise.all([
    ownYearAgo(currency, since),
    recountedYearAgo(since),
    kindsYearAgo(currency, since, now),
  ]);
  return { since, own, recounted: own === null ? recounted : null, kinds };
}

/** The last valuation of the half year before `since`, so that its twelve months are over. */
async function ownYearAgo(currency: string, since: Date): Promise<YearAgo["own"]> {
  const [valuation] = await sql<Pick<Valuation, "at" | "totals">>(
    reports,
    `select at, totals from valuation where currency = $1 and at <= $2::timestamptz and at > $3::timestamptz
       and totals ? 'year' order by at desc limit 1`,
    [currency, since, addMonths(since, -6)],
  );
  if (valuation === undefined) return null;
  const [came] = await sql<{ amount: string }>(
    reports,
    `select coalesce(sum(e.amount_minor), 0)::text as amount from value_entry e
     join customer_spend s on s.customer_id = e.customer_id and s.currency = e.currency and s.first_order_at <= $2::timestamptz
     where e.currency = $1 and e.basis = 'realised' and e.flow = 'own'
       and e.occurred_at > $2::timestamptz and e.occurred_at <= $3::timestamptz`,
    [currency, valuation.at, addMonths(valuation.at, 12)],
  );
  const { amountMinor, lowMinor, highMinor } = valuation.totals.year;
  return {
    at: valuation.at,
    expectedMinor: amountMinor,
    lowMinor,
    highMinor,
    cameMinor: came?.amount ?? "0",
  };
}

/** The origin of the standing calibration that lies nearest to `since`, at most a quarter of a year away. */
async function recountedYearAgo(since: Date): Promise<YearAgo["recounted"]> {
  const [row] = await sql<Pick<Valuation, "calibration">>(
    reports,
    `select v.calibration from standing_valuation s join valuation v on v.id = s.valuation_id`,
  );
  if (row === undefined) return null;
  const away = ({ day }: OriginCard) => Math.abs(new Date(day).getTime() - since.getTime());
  const [nearest] = row.calibration.origins.toSorted((a, b) => away(a) - away(b));
  if (nearest === undefined || away(nearest) > 92 * dayMs) return null;
  return { ...nearest, weeks: row.calibration.weeks };
}

/** Gifts of which something was expected then: that, and what was realised of the same ones since. */
function kindsYearAgo(currency: string, since: Date, now: Date): Promise<KindYearAgo[]> {
  return sql<KindYearAgo>(
    reports,
    `with expected as (
       select contribution_id, customer_id, kind, sum(amount_minor) as amount from value_entry
       where basis = 'expected' and currency = $1 and flow <> 'debit' and contribution_id is not null
         and computed_at <= $2::timestamptz
       group by 1, 2, 3 having sum(amount_minor) <> 0
     ), came as (
       select e.contribution_id, e.customer_id, e.kind, sum(e.amount_minor) as amount
       from value_entry e join expected x using (contribution_id, customer_id, kind)
       where e.basis = 'realised' and e.currency = $1 and e.flow <> 'debit' and e.computed_at > $2::timestamptz
         and e.computed_at <= $3::timestamptz
       group by 1, 2, 3
     )
     select kind, sum(x.amount)::text as "expectedMinor", coalesce(sum(c.amount), 0)::text as "cameMinor"
     from expected x left join came c using (contribution_id, customer_id, kind) group by kind order by sum(x.amount) desc, kind`,
    [currency, since, now],
  );
}
