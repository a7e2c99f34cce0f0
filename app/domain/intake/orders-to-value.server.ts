import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { ValuedOrder } from "../value/value-order.ts";

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
  influencers: { customerId: string; contributionId: string; outcomeId: string; joinedAt: string }[];
  incentives: {
    rewardId: string;
    advocateId: string;
    outcomeId: string;
    amountMinor: string;
    currency: string;
  }[];
  refunds: { refundId: string; amountMinor: string; refundedAt: string }[];
};

/** The ids of orders in their order, after one, locked for the transaction so that no refund comes between. */
export async function lockOrders(on: Executor, after: string | null, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    on,
    `select id from purchase_order where $1::uuid is null or id > $1::uuid order by id limit $2 for no key update`,
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Orders with their facts, by id. Read them after `lockOrders`: a statement that waits for a lock still sees refunds as
 * they were before it waited.
 */
export async function ordersToValue(on: Executor, orderIds: readonly string[]): Promise<OrderToValue[]> {
  const rows = await sql<Row>(
    on,
    `select o.id, o.customer_id, o.placed_at, o.amount_minor, o.currency, o.cost_minor,
       coalesce((select jsonb_agg(jsonb_build_object('customerId', k.customer_id, 'contributionId', k.id, 'outcomeId', oc.id,
           'joinedAt', st.occurred_at) order by k.id)
         from outcome oc join outcome_state st on st.outcome_id = oc.id and st.state = 'joined'
         join outcome_influence i on i.outcome_id = oc.id join contribution k on k.id = i.contribution_id
         where oc.customer_id = o.customer_id and oc.kind = 'customer-joined'), '[]'::jsonb) as influencers,
       coalesce((select jsonb_agg(jsonb_build_object('rewardId', r.id, 'outcomeId', r.outcome_id, 'amountMinor', r.amount_minor::text,
           'currency', r.currency, 'advocateId', (select a.referrer_id from attribution a where a.outcome_id = r.outcome_id))
           order by r.id)
         from reward r where r.trigger_event_id = o.id and r.outcome_id is not null), '[]'::jsonb) as incentives,
       coalesce((select jsonb_agg(jsonb_build_object('refundId', f.id, 'amountMinor', f.amount_minor::text, 'refundedAt', f.refunded_at)
           order by f.recorded_at, f.id) from refund f where f.order_id = o.id), '[]'::jsonb) as refunds
     from purchase_order o where o.id = any($1::uuid[]) order by o.id`,
    [orderIds],
  );
  return rows.map((row) => ({
    order: {
      orderId: row.id,
      customerId: row.customer_id,
      placedAt: row.placed_at,
      amountMinor: BigInt(row.amount_minor),
      currency: row.currency,
      costMinor: row.cost_minor === null ? null : BigInt(row.cost_minor),
    },
    influencers: row.influencers.map((influencer) => ({
      ...influencer,
      joinedAt: new Date(influencer.joinedAt),
    })),
    incentives: row.incentives.map((incentive) => ({
      ...incentive,
      amountMinor: BigInt(incentive.amountMinor),
    })),
    refunds: row.refunds.map(({ refundId, amountMinor, refundedAt }) => ({
      refundId,
      amountMinor: BigInt(amountMinor),
      refundedAt: new Date(refundedAt),
    })),
  }));
}
