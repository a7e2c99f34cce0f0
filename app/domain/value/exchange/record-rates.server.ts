import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../../activity/record-event.server.ts";
import type { DayRate } from "./exchange.ts";

/** How many rates were new and how many known, and those that contradict the books, which keep theirs. */
export type RatesRecorded = {
  recorded: number;
  known: number;
  contradicting: (DayRate & { inBooks: string })[];
};

/**
 * Records rates that were checked (`whyNoRate`). A rate stands for good, because figures were computed by it. New ones ask for a
 * revaluation where orders in other currencies wait for them.
 */
export function recordRates(rates: readonly DayRate[], actor: Actor, now: Date): Promise<RatesRecorded> {
  return withTransaction((client) => recordRatesWithin(client, rates, actor, now));
}

/** The same within a transaction that somebody else owns. */
export async function recordRatesWithin(
  on: Executor,
  rates: readonly DayRate[],
  actor: Actor,
  now: Date,
): Promise<RatesRecorded> {
  const once = new Map(rates.map((rate) => [`${rate.currency} ${rate.day}`, rate]));
  const sorted = [...once.keys()].sort().flatMap((name) => once.get(name) ?? []);
  const written = await sql(
    on,
    `insert into exchange_rate (currency, day, per_euro, source, recorded_at)
     select currency, day, per_euro, source, $5::timestamptz
     from unnest($1::text[], $2::date[], $3::numeric[], $4::text[]) as r(currency, day, per_euro, source)
     on conflict (currency, day) do nothing returning 1`,
    [...columnsOf(sorted), now],
  );
  const contradicting = await sql<DayRate & { inBooks: string }>(
    on,
    `select r.currency, r.day::text as day, r.per_euro::text as "perEuro", r.source, e.per_euro::text as "inBooks"
     from unnest($1::text[], $2::date[], $3::numeric[], $4::text[]) as r(currency, day, per_euro, source)
     join exchange_rate e on e.currency = r.currency and e.day = r.day
     where e.per_euro <> r.per_euro order by r.day, r.currency`,
    columnsOf(rates),
  );
  const recorded = written.length;
  if (recorded > 0) {
    const event = { actor, verb: "exchange-rates.recorded", subjectKind: "exchange-rate", subjectId: null };
    await recordEvent(on, { ...event, customerId: null, data: { recorded } }, now);
    if (await somethingWaits(on)) await enqueue(on, "revalue", {}, { key: "revalue" });
  }
  return { recorded, known: rates.length - recorded - contradicting.length, contradicting };
}

function columnsOf(rates: readonly DayRate[]): string[][] {
  return [
    rates.map(({ currency }) => currency),
    rates.map(({ day }) => day),
    rates.map(({ perEuro }) => perEuro),
    rates.map(({ source }) => source),
  ];
}

async function somethingWaits(on: Executor): Promise<boolean> {
  const rows = await sql(
    on,
    `select 1 from company c where c.id = 1 and exists (select 1 from customer_spend s where s.currency <> c.currency)`,
  );
  return rows.length > 0;
}
