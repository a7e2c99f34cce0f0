import { type Executor, sql } from "#app/platform/sql.server.ts";
import { crossOf, type DayRate, daysUsable, type Exchange } from "./exchange.ts";

/** An amount of money of some currency, on the day of its cash. */
export type Cash = { currency: string; at: Date };

/** Looks up the exchange to the reporting currency; null where it needs none, or where no rate is near enough. */
export type Exchanges = (cash: Cash) => Exchange | null;

const none: Exchanges = () => null;

/**
 * The exchanges of some cash to the reporting currency, each by the latest rates known on its day, at most a week old
 * (VALUE §2.4). No statement where nothing is in another currency.
 * @param knownAt by rates recorded up to a moment; null for all that are known now
 */
export async function exchangesFor(
  on: Executor,
  all: readonly Cash[],
  reportingCurrency: string | null,
  knownAt: Date | null = null,
): Promise<Exchanges> {
  const foreign = all.filter(({ currency }) => currency !== reportingCurrency);
  if (reportingCurrency === null || foreign.length === 0) return none;
  const wanted = new Map<string, { currency: string; day: string }>();
  for (const { currency, at } of foreign)
    for (const one of [currency, reportingCurrency]) {
      const day = dayOf(at);
      wanted.set(nameOf(one, day), { currency: one, day });
    }
  const rates = await ratesOf(on, [...wanted.values()], knownAt);
  return ({ currency, at }) => {
    if (currency === reportingCurrency) return null;
    const day = dayOf(at);
    const [from, to] = [rates.get(nameOf(currency, day)), rates.get(nameOf(reportingCurrency, day))];
    return from === undefined || to === undefined ? null : exchangeOf(from, to);
  };
}

async function ratesOf(
  on: Executor,
  wanted: readonly { currency: string; day: string }[],
  knownAt: Date | null,
): Promise<Map<string, DayRate>> {
  const rows = await sql<DayRate & { wantedDay: string }>(
    on,
    `select w.currency, w.day::text as "wantedDay", r.day::text as day, r.per_euro::text as "perEuro", r.source
     from unnest($1::text[], $2::date[]) as w(currency, day)
     join lateral (
       select day, per_euro, source from exchange_rate
       where currency = w.currency and day <= w.day and day >= w.day - ${daysUsable}
         and ($3::timestamptz is null or recorded_at <= $3::timestamptz)
       order by day desc limit 1) r on true`,
    [wanted.map(({ currency }) => currency), wanted.map(({ day }) => day), knownAt],
  );
  const found = new Map(rows.map(({ wantedDay, ...rate }) => [nameOf(rate.currency, wantedDay), rate]));
  for (const { currency, day } of wanted)
    if (currency === "EUR") found.set(nameOf(currency, day), { currency, day, perEuro: "1", source: "" });
  return found;
}

/** The euro has no rate, so it neither makes an exchange older nor is its source. */
function exchangeOf(from: DayRate, to: DayRate): Exchange {
  if (from.currency === "EUR") return crossOf({ ...from, day: to.day, source: to.source }, to);
  if (to.currency === "EUR") return crossOf(from, { ...to, day: from.day, source: from.source });
  return crossOf(from, to);
}

/** The day of a moment in UTC. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function nameOf(currency: string, day: string): string {
  return `${currency} ${day}`;
}
