import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Influencers, influencersOf } from "../value/attribution/influencers-of.ts";
import { type Brought, linksAbove } from "../value/attribution/links-above.server.ts";
import type { Exchange } from "../value/exchange/exchange.ts";
import { type Cash, exchangesFor } from "../value/exchange/exchanges.server.ts";
import type { ValuedOrder } from "../value/rules/value-order.ts";

/** An order with all that the value rules need, and its refunds in the order in which they came. Minor units. */
export type OrderToValue = ValuedOrder & {
  refunds: { refundId: string; amountMinor: bigint; refundedAt: Date }[];
};

type Row = {
  id: string;
  customer_id: string;
  placed_at: Date;
  amount_minor: bigint;
  currency: string;
  cost_minor: bigint | null;
  reporting_currency: string | null;
  exchanges: Exchange[];
  incentives: {
    rewardId: string;
    advocateId: string;
    outcomeId: string;
    amountMinor: string;
    currency: string;
  }[];
  refunds: { refundId: string; amountMinor: string; refundedAt: string }[];
};

/**
 * The ids of orders in their order, after one, locked for the transaction so that no refund comes between.
 * @param customerIds orders of these customers only; of all where it is null
 */
export async function lockOrders(
  on: Executor,
  after: string | null,
  limit: number,
  customerIds: readonly string[] | null = null,
): Promise<string[]> {
  const chosen = customerIds === null ? "$3::uuid[] is null" : "customer_id = any($3::uuid[])";
  const rows = await sql<{ id: string }>(
    on,
    `select id from purchase_order where ($1::uuid is null or id > $1::uuid) and ${chosen} order by id limit $2 for no key update`,
    [after, limit, customerIds],
  );
  return rows.map(({ id }) => id);
}

/**
 * Orders with their facts, by id. Read them after `lockOrders`: a statement that waits for a lock still sees refunds as
 * they were before it waited. What was exchanged before keeps its rate.
 * @param knownAt what was known at a moment; null for all that is known now
 */
export async function ordersToValue(
  on: Executor,
  orderIds: readonly string[],
  knownAt: Date | null = null,
): Promise<OrderToValue[]> {
  const rows = await sql<Row>(
    on,
    `select o.id, o.customer_id, o.placed_at, o.amount_minor, o.currency, o.cost_minor, company.currency as reporting_currency,
       coalesce((select jsonb_agg(distinct jsonb_build_object('from', e.original_currency, 'to', e.currency,
           'rate', e.exchange_rate::text, 'day', e.exchange_day, 'source', e.exchange_source))
         from value_entry e where e.order_id = o.id and e.reversal_of is null and e.original_currency is not null
           and e.currency = company.currency and ($2::timestamptz is null or e.computed_at < $2::timestamptz)), '[]'::jsonb) as exchanges,
       coalesce((select jsonb_agg(jsonb_build_object('rewardId', r.id, 'outcomeId', r.outcome_id, 'amountMinor', r.amount_minor::text,
           'currency', r.currency, 'advocateId', (select a.referrer_id from attribution a where a.outcome_id = r.outcome_id))
           order by r.id)
         from reward r where r.trigger_event_id = o.id and r.outcome_id is not null
           and ($2::timestamptz is null or r.granted_at <= $2::timestamptz)), '[]'::jsonb) as incentives,
       coalesce((select jsonb_agg(jsonb_build_object('refundId', f.id, 'amountMinor', f.amount_minor::text, 'refundedAt', f.refunded_at)
           order by f.recorded_at, f.id) from refund f where f.order_id = o.id
           and ($2::timestamptz is null or f.recorded_at <= $2::timestamptz)), '[]'::jsonb) as refunds
     from purchase_order o join company on company.id = 1 where o.id = any($1::uuid[]) order by o.id`,
    [orderIds, knownAt],
  );
  const [brought, exchanges] = await Promise.all([
    linksAbove(
      on,
      rows.map((row) => row.customer_id),
      knownAt,
    ),
    exchangesFor(on, rows.flatMap(cashOf), rows[0]?.reporting_currency ?? null, knownAt),
  ]);
  return rows.map((row) => ({
    ...influencersOfBuyer(row.customer_id, brought),
    order: {
      orderId: row.id,
      customerId: row.customer_id,
      placedAt: row.placed_at,
      amountMinor: BigInt(row.amount_minor),
      currency: row.currency,
      costMinor: row.cost_minor === null ? null : BigInt(row.cost_minor),
    },
    incentives: row.incentives.map((incentive) => ({
      ...incentive,
      amountMinor: BigInt(incentive.amountMinor),
    })),
    exchangeOf: ({ currency }) =>
      row.exchanges.find(({ from }) => from === currency) ?? exchanges({ currency, at: row.placed_at }),
    refunds: row.refunds.map(({ refundId, amountMinor, refundedAt }) => ({
      refundId,
      amountMinor: BigInt(amountMinor),
      refundedAt: new Date(refundedAt),
    })),
  }));
}

/** In which currencies an order has figures; those that were exchanged before stay at the rate of then. */
function cashOf({ currency, incentives, exchanges, placed_at: at }: Row): Cash[] {
  const currencies = new Set([currency, ...incentives.map((incentive) => incentive.currency)]);
  for (const { from } of exchanges) currencies.delete(from);
  return [...currencies].map((one) => ({ currency: one, at }));
}

function influencersOfBuyer(customerId: string, all: ReadonlyMap<string, Brought>): Influencers {
  const brought = all.get(customerId);
  return brought === undefined
    ? { influencers: [], leftOut: [] }
    : influencersOf(brought.party, brought.links);
}
