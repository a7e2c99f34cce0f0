import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Part, within } from "./customer-parts.server.ts";
import { inAnyCurrency, type Known } from "./orders-in-any-currency.ts";
import { dayOf, literal } from "./sql-words.ts";

/** Whether all that is known is in one currency; else which others there are. */
export async function otherCurrencies(on: Executor, currency: string): Promise<string[]> {
  const rows = await sql<{ currency: string }>(
    on,
    `with recursive found as (
       (select currency from customer_spend order by currency limit 1)
       union all
       select (select s.currency from customer_spend s where s.currency > f.currency order by s.currency limit 1)
       from found f where f.currency is not null)
     select currency from found where currency is not null and currency <> $1`,
    [currency],
  );
  return rows.map((row) => row.currency);
}

/** A session and the customers whom it looks at. */
export type Observing = { on: Executor; part: Part };

/**
 * Fills the table `observed_customer` of each session, a row for each customer of its part with an order, in the order of their
 * ids but for those with refunds: the same as `observe` says of their days of purchase (UTC). Purchases in another currency are
 * brought to this one by the rate of their day; where there is none they are signs of life without an amount.
 */
export async function observeAll(
  observing: readonly Observing[],
  known: Known,
  lap: (part: string) => void = () => {},
): Promise<void> {
  const at = literal(known.at.toISOString());
  await Promise.all(
    observing.map(async ({ on, part }) => {
      await sql(on, "drop table if exists pg_temp.observed_customer, pg_temp.observed_again");
      await sql(on, "set enable_hashagg = off");
      await sql(on, `create temporary table observed_customer as ${inOneCurrency(at, part)}`);
      await sql(on, "set enable_hashagg = on");
    }),
  );
  lap("orders added up");
  const refunded = await Promise.all(
    observing.map(({ on }, index) => refundedDays(on, at, { index, of: observing.length })),
  );
  lap("refunds read");
  await Promise.all(observing.map(({ on, part }) => correct(on, { part, known, refunded })));
  lap("refunds and other currencies");
}

/** Takes refunds off, and sees those again in full whom the fast way does not get right. */
async function correct(
  on: Executor,
  { part, known, refunded }: { part: Part; known: Known; refunded: readonly RefundedDays[] },
): Promise<void> {
  const at = literal(known.at.toISOString());
  const others = await otherCurrencies(on, known.currency);
  const paidBack = refunded.flatMap(({ customers, days, backs }) => [customers, days, backs]);
  if (paidBack.some((part) => part !== null))
    await sql(on, netOfRefunds(at, part, refunded.length), paidBack);
  await sql(
    on,
    `create temporary table observed_again as
     select customer_id from observed_customer where is_extreme
     union select customer_id from customer_spend where currency = any(array[${others.map(literal).join(", ")}]::text[])`,
  );
  await sql(on, "analyze pg_temp.observed_again");
  await sql(
    on,
    `update observed_customer c set repeats = n.repeats, recency_days = n.recency_days, age_days = n.age_days, paid = n.paid,
       paid_minor = n.paid_minor
     from (${inAnyCurrency("observed_again", known, others)}) n where n.customer_id = c.customer_id`,
  );
  await sql(on, "analyze pg_temp.observed_customer");
}

/** Customers by id, as `observeAll` sees them; in a table of this session by the name given. */
export async function observeSome(
  on: Executor,
  customerIds: readonly string[],
  known: Known,
): Promise<ObservedRow[]> {
  const others = await otherCurrencies(on, known.currency);
  return sql<ObservedRow>(
    on,
    `select customer_id as "customerId", repeats, recency_days as "recencyDays", age_days as "ageDays", paid,
       paid_minor::float8 as "paidMinor"
     from (${inAnyCurrency("unnest($1::uuid[]) as chosen(customer_id)", known, others)}) n order by customer_id`,
    [customerIds],
  );
}

export type ObservedRow = {
  customerId: string;
  repeats: number;
  recencyDays: number;
  ageDays: number;
  paid: number;
  paidMinor: number;
};

/** Day and amount of a purchase as one number, so that the lowest is the first with its amount: up to 2^42 minor units. */
const [shift, half] = [43, (2n ** 42n).toString()];

/**
 * For customers who buy in one currency, before refunds: from one index, in its order, so that it costs neither a sort nor a
 * table of hashes. Whoever has amounts beyond the packing is marked, and seen again in full. Whole numbers of this size are
 * exact as doubles, which add up faster; days are those of the session, in UTC.
 */
function inOneCurrency(at: string, part: Part): string {
  const first = `((min(packed) & ${(2n ** 43n - 1n).toString()}) - ${half})`;
  return `select customer_id, (count(*) - 1)::int as repeats, max(day) - min(day) as recency_days,
      ${dayOf(`${at}::timestamptz`)} - min(day) as age_days,
      (count(*) filter (where net > 0) - (${first} > 0)::int)::int as paid,
      (sum(greatest(net, 0)) - greatest(${first}, 0))::bigint as paid_minor,
      max(net) >= ${half} or sum(abs(net)) >= 2^52 or min(day) < -500000 or max(day) > 500000 as is_extreme
    from (
      select customer_id, placed_at::date - date '1970-01-01' as day, sum(amount_minor::float8) as net,
        ((placed_at::date - date '1970-01-01')::bigint << ${shift}) + least(sum(amount_minor::float8), ${half} - 1)::bigint + ${half} as packed
      from purchase_order where placed_at <= ${at} and recorded_at <= ${at}${within("customer_id", part)} group by customer_id, 2
    ) days group by customer_id`;
}

/** What was paid back of each day of each customer: arrays in the bytes of PostgreSQL, to be handed on as they are. */
type RefundedDays = { customers: Buffer | null; days: Buffer | null; backs: Buffer | null };

/** Of the refunds one part, by their orders, so that sessions share the way from refunds to customers. */
async function refundedDays(
  on: Executor,
  at: string,
  { index, of }: { index: number; of: number },
): Promise<RefundedDays> {
  const rows = await sql<RefundedDays>(
    on,
    `select array_send(array_agg(customer_id)) as customers, array_send(array_agg(day)) as days, array_send(array_agg(back)) as backs
     from (
       select o.customer_id, ${dayOf("o.placed_at")} as day, sum(r.amount_minor)::bigint as back
       from refund r join purchase_order o on o.id = r.order_id
       where r.refunded_at <= ${at} and r.recorded_at <= ${at} and o.placed_at <= ${at} and o.recorded_at <= ${at}
         and (uuid_hash_extended(r.order_id, 0) & 1023) * ${of} / 1024 = ${index} group by 1, 2
     ) refunded`,
  );
  return rows[0] ?? { customers: null, days: null, backs: null };
}

/** Takes refunds off the days of their orders; those of the first day are no repeat and do not count. */
function netOfRefunds(at: string, part: Part, parts: number): string {
  const refunds = Array.from({ length: parts }, (_, index) => {
    const [customers, days, backs] = [1, 2, 3].map((place) => `$${3 * index + place}`);
    return `select * from unnest(${customers}::uuid[], ${days}::int[], ${backs}::bigint[])`;
  });
  return `update observed_customer c set (paid, paid_minor) = (
      select c.paid + coalesce(sum((gross > back)::int - (gross > 0)::int), 0)::int,
        c.paid_minor + coalesce(sum(greatest(gross - back, 0) - greatest(gross, 0)), 0)::bigint
      from unnest(d.days, d.grosses, d.backs) as one(day, gross, back)
      where day > ${dayOf(`${at}::timestamptz`)} - c.age_days)
    from (
      select customer_id, array_agg(day) as days, array_agg(gross) as grosses, array_agg(back) as backs
      from (
        select customer_id, day, sum(back) as back from (${refunds.join(" union all ")}) as one(customer_id, day, back)
        where true${within("customer_id", part)} group by 1, 2
      ) refunded cross join lateral (
        select sum(amount_minor) as gross from purchase_order
        where customer_id = refunded.customer_id and placed_at <= ${at} and recorded_at <= ${at}
          and placed_at >= (date '1970-01-01' + day)::timestamp at time zone 'UTC'
          and placed_at < (date '1970-01-01' + day + 1)::timestamp at time zone 'UTC'
      ) orders
      group by customer_id
    ) d where d.customer_id = c.customer_id`;
}
