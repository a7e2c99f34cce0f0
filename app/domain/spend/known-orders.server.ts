import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { RecordedOrder } from "./order.ts";

type Row = {
  id: string;
  source: string;
  external_id: string;
  customer_id: string;
  placed_at: Date;
  amount_minor: bigint;
  currency: string;
  cost_minor: bigint | null;
};

/** The name of an order among all sources. */
export function orderKey(order: { source: string; externalId: string }): string {
  return `${order.source}\n${order.externalId}`;
}

/** Which of these orders are in the books already, by `orderKey`. */
export async function knownOrders(
  on: Executor,
  orders: readonly { source: string; externalId: string }[],
): Promise<Map<string, RecordedOrder>> {
  const rows = await sql<Row>(
    on,
    `select o.id, o.source, o.external_id, o.customer_id, o.placed_at, o.amount_minor, o.currency, o.cost_minor
     from unnest($1::text[], $2::text[]) as wanted(source, external_id)
     join purchase_order o on o.source = wanted.source and o.external_id = wanted.external_id`,
    [orders.map(({ source }) => source), orders.map(({ externalId }) => externalId)],
  );
  return new Map(
    rows.map((row) => [orderKey({ source: row.source, externalId: row.external_id }), view(row)]),
  );
}

/** One order of the books by its id at the source, locked for the transaction; null where there is none. */
export async function lockOrder(
  on: Executor,
  source: string,
  externalId: string,
): Promise<RecordedOrder | null> {
  const [row] = await sql<Row>(
    on,
    `select id, source, external_id, customer_id, placed_at, amount_minor, currency, cost_minor
     from purchase_order where source = $1 and external_id = $2 for no key update`,
    [source, externalId],
  );
  return row === undefined ? null : view(row);
}

function view(row: Row): RecordedOrder {
  return {
    id: row.id,
    source: row.source,
    externalId: row.external_id,
    customerId: row.customer_id,
    placedAt: row.placed_at,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    costMinor: row.cost_minor === null ? null : BigInt(row.cost_minor),
  };
}
