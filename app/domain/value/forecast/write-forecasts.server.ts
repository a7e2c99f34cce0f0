import { type Executor, sql } from "#app/platform/sql.server.ts";
import { arrayBytes } from "./array-bytes.ts";
import { fingerprint, forecastHash, ofNothing } from "./digest-forecasts.server.ts";
import type { Scores, Spreads } from "./number-work.ts";
import type { ScoreTable } from "./score-table.ts";
import { quantilesAt } from "./spending-grid.ts";
import type { ModelCard } from "./valuation.ts";

/** Where forecasts are written, and by which margin (1 is 100 %) and when. */
export type Writing = { into: string; half: number; share: number; now: Date };

/** Rows a statement that brings a table of scores. */
const slice = 4_000;

/** Brings the tables of scores to this session: `score` by repeat purchases and age, and `spread` by the whole history. */
export async function loadScores(on: Executor, { table, multiples, spreads }: Scores): Promise<void> {
  await sql(on, "drop table if exists pg_temp.score, pg_temp.spread");
  await sql(
    on,
    `create temporary table score (pair bigint, purchases float8, year float8, any_purchase float8,
       multiples real[])`,
  );
  for (let from = 0; from < table.repeats.length; from += slice)
    await loadSlice(on, table, multiples, from, Math.min(from + slice, table.repeats.length));
  await sql(on, "analyze pg_temp.score (pair)");
  if (spreads !== null) await loadSpreads(on, spreads);
}

async function loadSlice(
  on: Executor,
  table: ScoreTable,
  multiples: Float64Array | null,
  from: number,
  to: number,
): Promise<void> {
  const width = quantilesAt.length;
  await sql(
    on,
    `insert into score select ${pairOf("one")}, purchases, year, any_purchase,
       ${multiples === null ? "null" : `($6::real[])[(place - 1) * ${width} + 1 : place * ${width}]`}
     from unnest($1::int[], $2::int[], $3::float8[], $4::float8[], $5::float8[]) with ordinality
       as one(repeats, age_days, purchases, year, any_purchase, place)`,
    [
      arrayBytes("int4", table.repeats.subarray(from, to)),
      arrayBytes("int4", table.ageDays.subarray(from, to)),
      arrayBytes("float8", table.purchases.subarray(from, to)),
      arrayBytes("float8", table.year.subarray(from, to)),
      arrayBytes("float8", table.any.subarray(from, to)),
      ...(multiples === null ? [] : [arrayBytes("float4", multiples.subarray(from * width, to * width))]),
    ],
  );
}

/** Repeat purchases and age of a row as one number: with one key PostgreSQL sees that each pair is there once. */
export function pairOf(row: string): string {
  return `(${row}.repeats * 131072::bigint + ${row}.age_days)`;
}

async function loadSpreads(on: Executor, spreads: Spreads): Promise<void> {
  await sql(
    on,
    `create temporary table spread as select * from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::bigint[], $6::float8[],
       $7::float8[], $8::float8[]) as one(repeats, recency_days, age_days, paid, paid_minor, low, median, high)`,
    [
      arrayBytes("int4", spreads.repeats),
      arrayBytes("int4", spreads.recencyDays),
      arrayBytes("int4", spreads.ageDays),
      arrayBytes("int4", spreads.paid),
      [...spreads.paidMinor],
      arrayBytes("float8", spreads.low),
      arrayBytes("float8", spreads.median),
      arrayBytes("float8", spreads.high),
    ],
  );
}

/**
 * Scores every observed customer and writes the rows, as they come in the order of their ids: P(alive) and the mean amount in closed
 * form, purchases by repeat purchases and age, amounts rounded half to even as `purchasesToCome` says.
 */
export async function writeForecasts(
  on: Executor,
  { buying, spend }: ModelCard,
  scores: Scores,
  { into, half, share, now }: Writing,
): Promise<void> {
  if (buying.state === "refused" || spend.state === "refused") return;
  const { r, alpha, a, b } = buying.parameters;
  const { p, q, gamma } = spend.parameters;
  const outlived = buying.variant === "mbg-nbd" ? 1 : 0;
  await sql(on, "set enable_mergejoin = off");
  await sql(
    on,
    `insert into ${into} (half, customer_id, repeats, recency_days, age_days, paid, paid_minor, alive, purchases, mean_minor,
       amount_minor, low_minor, median_minor, high_minor, at_risk_minor, computed_at)
     select ${half}, customer_id, repeats, recency_days, age_days, paid, paid_minor, alive, alive * if_alive, mean_minor, amount,
       least(amount, round(low)), round(median), greatest(amount, round(high)),
       round(share * mean_minor * (alive * if_alive) * (1 - alive)), '${now.toISOString()}'
     from (
       select *, round(share * mean_minor * (alive * if_alive))::bigint as amount
       from (
         select c.customer_id, c.repeats, c.recency_days, c.age_days, c.paid, c.paid_minor, ${exact(share)} as share,
           s.purchases as if_alive, s.any_purchase, s.multiples, ${spreadColumns(scores)}
           case when c.repeats + ${outlived} = 0 then 1.0::float8 else 1 / (1 + exp(least(${mostOdds}, ln(${exact(a)} / (${exact(b)} + (c.repeats + ${outlived} - 1)))
             + (${exact(r)} + c.repeats) * ln((${exact(alpha)} + c.age_days / 7.0::float8) / (${exact(alpha)} + c.recency_days / 7.0::float8))))) end as alive,
           ${exact(p)} * (${exact(gamma)} + c.paid_minor) / (${exact(p)} * c.paid + ${exact(q)} - 1) as mean_minor
         from observed_customer c join score s on s.pair = ${pairOf("c")} ${spreadJoin(scores)}
         offset 0
       ) scored offset 0
     ) valued ${pointsJoin(scores)}`,
  );
}

/** Odds of e to this power to be lost are as sure as can be told, and within what PostgreSQL can raise. */
const mostOdds = 200;

function spreadColumns({ spreads }: Scores): string {
  return spreads === null ? "" : "d.low as drawn_low, d.median as drawn_median, d.high as drawn_high,";
}

function spreadJoin({ spreads }: Scores): string {
  return spreads === null ? "" : "join spread d using (repeats, recency_days, age_days, paid, paid_minor)";
}

/** The three points: drawn for each, or read off the multiples of the mean of those who buy at all. */
function pointsJoin({ spreads }: Scores): string {
  if (spreads !== null)
    return `cross join lateral (select share * drawn_low as low, share * drawn_median as median, share * drawn_high as high) points`;
  return `cross join lateral (select alive * any_purchase as reach, share * mean_minor * if_alive / any_purchase as worth) chance
    cross join lateral (select ${[0.1, 0.5, 0.9].map((at) => point(at)).join(", ")}) points`;
}

const pointNames: Record<number, string> = { 0.1: "low", 0.5: "median", 0.9: "high" };

function point(at: number): string {
  const above = `((${at} - (1 - reach)) / reach * 50)`;
  const place = `floor(${above})::int`;
  const last = quantilesAt.length;
  return `case when ${at} <= 1 - reach then 0 else worth * (multiples[${place} + 1]
      + (${above} - ${place}) * (multiples[least(${place} + 2, ${last})] - multiples[${place} + 1])) end as ${pointNames[at]}`;
}

/** A number in SQL that is the same double again. */
function exact(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError("A parameter that is no number cannot score anybody.");
  return `'${value}'::float8`;
}

/** Sums over the rows written, in minor units. */
export type WrittenSums = {
  customers: number;
  amountMinor: bigint;
  yearMinor: number;
  atRiskMinor: bigint;
  purchases: number;
  alive: number;
  fingerprint: string;
};

/** Adds up what was written, with its fingerprint, in one go; `yearMinor` with the scores of this session. */
export async function sumsOf(on: Executor, from: string, half: number, share: number): Promise<WrittenSums> {
  const [sums] = await sql<{ [Name in keyof WrittenSums]: WrittenSums[Name] | null }>(
    on,
    `select count(*)::int as customers, sum(amount_minor)::bigint as "amountMinor",
       sum(${exact(share)} * mean_minor * alive * year) as "yearMinor", sum(at_risk_minor)::bigint as "atRiskMinor",
       sum(purchases) as purchases, avg(alive) as alive, ${fingerprint} as fingerprint
     from (select f.amount_minor, f.mean_minor, f.alive, f.at_risk_minor, f.purchases, s.year, ${forecastHash} as hash
       from (select * from ${from} where half = ${half}) f join (select pair, year from score) s on s.pair = ${pairOf("f")}) hashed`,
  );
  return {
    customers: sums?.customers ?? 0,
    amountMinor: BigInt(sums?.amountMinor ?? 0),
    yearMinor: sums?.yearMinor ?? 0,
    atRiskMinor: BigInt(sums?.atRiskMinor ?? 0),
    purchases: sums?.purchases ?? 0,
    alive: sums?.alive ?? 0,
    fingerprint: sums?.fingerprint ?? ofNothing,
  };
}
