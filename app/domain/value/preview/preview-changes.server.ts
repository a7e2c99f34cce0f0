import { type Refused, refuse } from "#app/kernel/result.ts";
import { pool, reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readStandingValuation } from "../forecast/forecast-queries.server.ts";
import type { Valuation } from "../forecast/valuation.ts";
import { intervalsOfBooks } from "../intervals/interval-of-books.ts";
import { changeParameters, type ParameterChanges, staleAfter } from "../parameters/change-parameters.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import type { StoredParameters } from "../parameters/parameters.ts";
import { calibrated } from "../queries/calibrated.ts";
import { totalOf } from "../queries/figure-sum.ts";
import { bookedSumsOfCompany } from "../queries/figure-sums.server.ts";
import { forecastSumsOfCompany } from "../queries/forecast-sums.server.ts";
import { type BooksFacts, booksAfter, type OrderBase } from "./books-after.ts";
import { type NotePreview, notesOn } from "./preview-notes.ts";
import { rescore, type Scored } from "./rescore.ts";

/** The company's totals on one side of a change: own purchases, savings, and what moves between customers. Minor units as text. */
export type PreviewSide = Record<
  "ownMinor" | "savingMinor" | "movedMinor" | "amountMinor" | "lowMinor" | "highMinor",
  string
>;

/** What a change does to the company's totals before it is saved. */
export type Preview = {
  currency: string;
  version: number;
  realised: { before: PreviewSide; after: PreviewSide };
  expected: { before: PreviewSide; after: PreviewSide };
  /** How many customers were scored anew for another horizon or discount; null where that was not needed. */
  rescored: { customers: number; of: number } | null;
  notes: NotePreview[];
};

/** Computes what changes would do to realised and expected totals, without writing anything. */
export async function previewChanges(
  changes: ParameterChanges,
): Promise<
  { kind: "preview"; preview: Preview } | Refused<"out-of-range" | "no-currency" | "nothing-changed">
> {
  const before = await currentParameters(pool);
  const after = changeParameters(before, changes);
  if ("kind" in after) return after;
  if (isSame(before, after))
    return refuse("nothing-changed", "Nothing is changed yet. Change a number first.");
  const currency = before.reportingCurrency;
  if (currency === null)
    return refuse(
      "no-currency",
      "The first order sets the currency. Until then there are no totals to compare.",
    );
  const standing = await readStandingValuation();
  const { facts, rescored } = await factsFor(before, after, currency, standing);
  const changed = booksAfter(facts, before, after);
  const now = sidesOf(facts, before);
  const then = sidesOf(changed, after);
  return {
    kind: "preview",
    preview: {
      currency,
      version: before.version,
      realised: { before: now.realised, after: then.realised },
      expected: { before: now.expected, after: then.expected },
      rescored,
      notes: notesOn(before, after, { hasForecast: facts.forecast.length > 0 }),
    },
  };
}

function isSame(before: StoredParameters, after: StoredParameters): boolean {
  const words = ({ version: _, rates: __, ...told }: StoredParameters) =>
    JSON.stringify(told, (_name, value: unknown) =>
      typeof value === "bigint" ? `${value}` : sortedKeys(value),
    );
  return words(before) === words(after);
}

function sortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

type Books = Pick<BooksFacts, "sums" | "forecast">;

function sidesOf({ sums, forecast }: Books, parameters: StoredParameters) {
  const intervals = intervalsOfBooks(sums, parameters, { forecast });
  const side = (basis: "realised" | "expected"): PreviewSide => {
    const all = [...sums.filter((sum) => sum.basis === basis), ...(basis === "expected" ? forecast : [])];
    const of = (flow: string) => totalOf(all.filter((one) => one.flow === flow)).toString();
    return {
      ownMinor: of("own"),
      savingMinor: of("saving"),
      movedMinor: of("credit"),
      amountMinor: totalOf(all).toString(),
      lowMinor: intervals[basis].lowMinor.toString(),
      highMinor: intervals[basis].highMinor.toString(),
    };
  };
  return { realised: side("realised"), expected: side("expected") };
}

async function factsFor(
  before: StoredParameters,
  after: StoredParameters,
  currency: string,
  standing: Valuation | null,
): Promise<{ facts: BooksFacts; rescored: Preview["rescored"] }> {
  const needsOrders = staleAfter(before, after).orders;
  const [sums, lines, orders, was, will, rewarded, scored] = await Promise.all([
    bookedSumsOfCompany(currency),
    forecastSumsOfCompany(),
    needsOrders ? allOrders(currency) : nothing,
    needsOrders ? ordersOfFriends(currency, before.horizonMonths) : nothing,
    needsOrders ? ordersOfFriends(currency, after.horizonMonths) : nothing,
    rewardedFriends(),
    rescoredBy(before, after, standing),
  ]);
  const facts = {
    sums,
    forecast: calibrated(lines, standing).lines,
    orders,
    friends: { before: was, after: will },
    rewarded,
    rescored: scored?.factor ?? 1,
  };
  return { facts, rescored: scored === null ? null : { customers: scored.customers, of: scored.of } };
}

const nothing: OrderBase = { byShareMinor: 0, byCostMinor: 0 };

/** How many customers are scored anew at most; of more, a sample that is always the same. */
const mostScored = 1_000;

async function rescoredBy(before: StoredParameters, after: StoredParameters, standing: Valuation | null) {
  const isSameHorizon =
    before.horizonMonths === after.horizonMonths && before.annualDiscount === after.annualDiscount;
  const buying = standing?.models.buying;
  if (isSameHorizon || standing === null || buying?.state !== "fitted") return null;
  const part = Math.min(100, (100 * mostScored * 1.2) / Math.max(1, standing.customers));
  const rows = await sql<{ x: number; recency: number; age: number; mean: number }>(
    reports,
    `select f.repeats as x, f.recency_days as recency, f.age_days as age, f.mean_minor as mean
     from value_forecast f tablesample bernoulli ($1::float8) repeatable (1)
     where f.half = (select half from standing_valuation) order by f.customer_id limit ${mostScored}`,
    [part],
  );
  const customers = rows.map(
    ({ x, recency, age, mean }): Scored => ({
      history: { x, tx: recency / 7, age: age / 7 },
      meanMinor: mean,
    }),
  );
  const model = { variant: buying.variant, ...buying.parameters };
  return {
    factor: rescore(model, customers, before, after),
    customers: customers.length,
    of: standing.customers,
  };
}

/** An order less its refunds: its amount where the margin is a share of it, else its margin. */
const bases = `coalesce(sum(o.amount_minor - r.back) filter (where o.cost_minor is null), 0)::float8 as "byShareMinor",
  coalesce(sum((o.amount_minor - o.cost_minor) * (o.amount_minor - r.back) / nullif(o.amount_minor, 0)::numeric)
    filter (where o.cost_minor is not null), 0)::float8 as "byCostMinor"
  from purchase_order o cross join lateral (select coalesce(sum(amount_minor), 0) as back from refund where order_id = o.id) r`;

async function allOrders(currency: string): Promise<OrderBase> {
  const [row] = await sql<OrderBase>(reports, `select ${bases} where o.currency = $1`, [currency]);
  return row ?? nothing;
}

/** Orders that friends placed within a horizon after they joined, of those that anybody was credited for or may be. */
async function ordersOfFriends(currency: string, months: number): Promise<OrderBase> {
  const [row] = await sql<OrderBase>(
    reports,
    `select ${bases} join (
       select f.customer_id, min(s.occurred_at) as joined_at from outcome f join outcome_state s on s.outcome_id = f.id
       where f.kind = 'customer-joined' and s.state = 'joined' and f.customer_id is not null
         and exists (select 1 from outcome_influence i where i.outcome_id = f.id)
       group by f.customer_id) friend on friend.customer_id = o.customer_id
     where o.currency = $1 and o.placed_at >= friend.joined_at - interval '1 day'
       and o.placed_at <= friend.joined_at + make_interval(months => $2::int)`,
    [currency, months],
  );
  return row ?? nothing;
}

async function rewardedFriends(): Promise<number> {
  const [row] = await sql<{ friends: number }>(
    reports,
    "select count(distinct order_id)::int as friends from value_entry where kind = 'referral-incentive' and reversal_of is null",
  );
  return row?.friends ?? 0;
}
