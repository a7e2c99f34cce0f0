import { pool, withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { currentParameters, letValuationsEnd } from "../value/current-parameters.server.ts";
import type { EntryDraft, ValueEntry } from "../value/entry.ts";
import { reverseForParameters, reverseForRefund } from "../value/reversal.ts";
import { saveEntries } from "../value/save-entries.server.ts";
import { type StandingEntry, standingEntries } from "../value/standing-entries.server.ts";
import { valueOrder } from "../value/value-order.ts";
import { lockOrders, type OrderToValue, ordersToValue } from "./orders-to-value.server.ts";
import { retrying } from "./take-orders.server.ts";

const batchSize = 500;

/**
 * Brings every order's figures to the present parameters: what differs is reversed and written anew, what is the same
 * stays. Batch by batch, each in one transaction; safe to kill, to run again, and to run beside arriving orders: those
 * that were valued by older parameters end before it begins.
 * @returns how many orders were changed
 */
export async function revalueAll(
  options: { onProgress?: (done: number, total: number) => void } = {},
): Promise<{ orders: number }> {
  await letValuationsEnd();
  const [count] = await sql<{ total: number }>(pool, "select count(*)::int as total from purchase_order");
  let cursor: string | null = null;
  let done = 0;
  let changed = 0;
  for (;;) {
    const batch: { last: string | null; size: number; changed: number } = await retrying(() =>
      withTransaction((client) => revalueBatch(client, cursor)),
    );
    changed += batch.changed;
    done += batch.size;
    options.onProgress?.(done, count?.total ?? done);
    if (batch.last === null) return { orders: changed };
    cursor = batch.last;
  }
}

async function revalueBatch(
  on: Executor,
  after: string | null,
): Promise<{ last: string | null; size: number; changed: number }> {
  const now = new Date();
  const orderIds = await lockOrders(on, after, batchSize);
  const [parameters, orders] = await Promise.all([currentParameters(on), ordersToValue(on, orderIds)]);
  const standing = await standingEntries(
    on,
    orders.map(({ order }) => order.orderId),
  );
  const byOrder = Map.groupBy(standing, ({ entry }) => entry.orderId);
  const stale = orders
    .map((facts) => ({
      facts,
      standing: byOrder.get(facts.order.orderId) ?? [],
      drafts: valueOrder(facts, parameters),
    }))
    .filter(({ standing, drafts }) => differs(standing, drafts));
  const reversals = stale.flatMap(({ standing }) =>
    standing.map(({ entry, reversed }) => reverseForParameters(entry, reversed, parameters.version)),
  );
  await saveEntries(on, reversals, now);
  const written = await saveEntries(
    on,
    stale.flatMap(({ drafts }) => drafts),
    now,
  );
  await saveEntries(
    on,
    refundReversals(
      written,
      stale.map(({ facts }) => facts),
    ),
    now,
  );
  const last = orders.length < batchSize ? null : (orders.at(-1)?.order.orderId ?? null);
  return { last, size: orders.length, changed: stale.length };
}

function differs(standing: StandingEntry[], drafts: EntryDraft[]): boolean {
  if (standing.length !== drafts.length) return true;
  const before = new Set(standing.map(({ entry }) => nameOf(entry)));
  return drafts.some((draft) => !before.has(nameOf(draft)));
}

function nameOf(entry: EntryDraft | ValueEntry): string {
  const { customerId, kind, flow, rewardId, outcomeId, amountMinor, lowMinor, highMinor, currency, formula } =
    entry;
  return [
    customerId,
    kind,
    flow,
    rewardId,
    outcomeId,
    amountMinor,
    lowMinor,
    highMinor,
    currency,
    formula,
  ].join(" ");
}

function refundReversals(written: ValueEntry[], orders: OrderToValue[]): EntryDraft[] {
  const refunds = new Map(orders.map(({ order, refunds }) => [order.orderId, { order, refunds }]));
  return written.flatMap((entry) => {
    const facts = refunds.get(entry.orderId ?? "");
    const done = { amountMinor: 0n, lowMinor: 0n, highMinor: 0n };
    let refundedMinor = 0n;
    return (facts?.refunds ?? []).flatMap((refund) => {
      refundedMinor += refund.amountMinor;
      const orderedMinor = facts?.order.amountMinor ?? 0n;
      const draft = reverseForRefund(entry, done, { ...refund, refundedMinor, orderedMinor });
      if (draft === null) return [];
      done.amountMinor += draft.amountMinor;
      done.lowMinor += draft.lowMinor;
      done.highMinor += draft.highMinor;
      return [draft];
    });
  });
}
