import type { PurchaseDays } from "#app/domain/value/models/purchase-days.ts";
import { dayMs } from "#app/kernel/dates.ts";
import { newId } from "#app/kernel/ids.ts";
import { query } from "./database.ts";

/** One order of a customer, by the customer's place in a list, with what of it was paid back. */
export type BaseOrder = {
  customer: number;
  placedAt: Date;
  amountMinor: number;
  currency?: string;
  refundedMinor?: number;
};

/** Writes customers with orders and refunds past the product's commands, as fast as a database takes them. */
export async function insertBase(
  customers: number,
  orders: readonly BaseOrder[],
  now: Date,
): Promise<string[]> {
  const ids = Array.from({ length: customers }, () => newId(now)).sort();
  await query(
    "insert into customer (id, origin, created_at) select id, 'import', $2 from unnest($1::uuid[]) as one(id)",
    [ids, now],
  );
  const rows = orders.map((order) => ({
    id: newId(order.placedAt),
    currency: "EUR",
    refundedMinor: 0,
    ...order,
  }));
  await query(
    `insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, recorded_at)
     select id, 'test', id::text, customer, placed, amount, currency, placed
     from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::bigint[], $5::text[]) as one(id, customer, placed, amount, currency)`,
    [
      rows.map(({ id }) => id),
      rows.map(({ customer }) => ids[customer]),
      rows.map(({ placedAt }) => placedAt),
      rows.map(({ amountMinor }) => amountMinor),
      rows.map(({ currency }) => currency),
    ],
  );
  const refunded = rows.filter(({ refundedMinor }) => refundedMinor > 0);
  await query(
    `insert into refund (id, order_id, source, external_id, amount_minor, refunded_at, recorded_at)
     select gen_random_uuid(), id, 'test', id::text, amount, placed, placed
     from unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as one(id, amount, placed)`,
    [
      refunded.map(({ id }) => id),
      refunded.map(({ refundedMinor }) => refundedMinor),
      refunded.map(({ placedAt }) => placedAt),
    ],
  );
  await query(
    `insert into customer_spend (customer_id, currency, orders, spent_minor, refunded_minor, first_order_at, last_order_at)
     select customer_id, currency, count(*), sum(amount_minor), 0, min(placed_at), max(placed_at) from purchase_order
     where customer_id = any($1::uuid[]) group by 1, 2
     on conflict (customer_id, currency) do nothing`,
    [ids],
  );
  await query("update company set currency = 'EUR' where currency is null");
  return ids;
}

/** Days of purchase as orders at noon, by customer; days without a purchase are left out. */
export function ordersOf(customers: readonly PurchaseDays[], amountOf: () => number): BaseOrder[] {
  return customers.flatMap((days, customer) =>
    [...days.keys()].map((day) => ({
      customer,
      placedAt: new Date(day * dayMs + dayMs / 2),
      amountMinor: amountOf(),
    })),
  );
}
