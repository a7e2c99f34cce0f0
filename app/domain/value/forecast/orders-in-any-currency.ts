import { minorDigits } from "#app/kernel/money.ts";
import { daysUsable } from "../exchange/exchange.ts";
import { dayOf, literal } from "./sql-words.ts";

/** What is known: orders and refunds placed and recorded up to a moment, in minor units of a currency. */
export type Known = { at: Date; currency: string };

/** For any customers: refunds netted, other currencies brought to the one that is told in. */
export function inAnyCurrency(chosen: string, { at, currency }: Known, others: readonly string[]): string {
  const until = literal(at.toISOString());
  const to = literal(currency);
  const isForeign = others.length > 0;
  return `select customer_id, (count(*) - 1)::int as repeats, (max(day) - min(day))::int as recency_days,
      (${dayOf(`${until}::timestamptz`)} - min(day))::int as age_days,
      (count(*) filter (where net > 0 and day > first))::int as paid,
      coalesce(sum(net) filter (where net > 0 and day > first), 0)::bigint as paid_minor
    from (
      select customer_id, day, coalesce(sum(net), 0)::bigint as net, min(day) over (partition by customer_id) as first
      from (
        select o.customer_id, o.day, ${isForeign ? exchangedNet(to, others) : "o.net"} as net
        from (
          select o.customer_id, o.currency, ${dayOf("o.placed_at")} as day,
            o.amount_minor - coalesce(r.amount_minor, 0) as net
          from ${chosen} join purchase_order o using (customer_id) left join ${refundsOfEach(until)}
          where o.placed_at <= ${until} and o.recorded_at <= ${until}
        ) o ${isForeign ? ratesOf(to, until) : ""}
      ) orders group by customer_id, day
    ) days group by customer_id`;
}

function refundsOfEach(until: string): string {
  return `lateral (select sum(amount_minor)::bigint as amount_minor from refund
    where order_id = o.id and refunded_at <= ${until} and recorded_at <= ${until}) r on true`;
}

/** As `crossOf` and `exchanged`: the cross rate with 15 places, then the amount, each rounded half to even. */
function exchangedNet(to: string, others: readonly string[]): string {
  const digits = others.map((one) => `when ${literal(one)} then ${minorDigits(one)}`).join(" ");
  const shift = `${minorDigits(to.slice(1, -1))} - (case o.currency ${digits} else 2 end)`;
  const rate = `(to_rate.per_euro * power(10::numeric, ${shift}) / from_rate.per_euro)`;
  return `case when o.currency = ${to} then o.net else ${halfToEven(`o.net * ${halfToEven(rate, 15)}`, 0)} end`;
}

function halfToEven(value: string, places: number): string {
  return `(select case when abs(v - trunc(v, ${places})) = ${places === 0 ? "0.5" : `0.5 * power(10::numeric, -${places})`}
    then 2 * round(v / 2, ${places}) else round(v, ${places}) end from (select (${value})::numeric as v) rounded)`;
}

function ratesOf(to: string, until: string): string {
  return `${latestByDay("o.currency", to, until, "from_rate")} ${latestByDay(to, to, until, "to_rate")}`;
}

function latestByDay(currency: string, to: string, until: string, name: string): string {
  return `left join lateral (
      select per_euro from (
        select per_euro, day from exchange_rate where currency = ${currency} and recorded_at <= ${until} and o.currency <> ${to}
          and day between date '1970-01-01' + o.day - ${daysUsable} and date '1970-01-01' + o.day
        union all select 1, 'infinity' where ${currency} = 'EUR'
      ) rates order by day desc limit 1) ${name} on true`;
}
