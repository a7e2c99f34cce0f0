import { pool, withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { reverseForParameters, type StandingEntry } from "../value/books/reversal.ts";
import { saveEntries } from "../value/books/save-entries.server.ts";
import { standingEntries } from "../value/books/standing-entries.server.ts";
import type { EntryDraft } from "../value/entry.ts";
import { currentParameters, letValuationsEnd } from "../value/parameters/current-parameters.server.ts";
import { valueOrder } from "../value/rules/value-order.ts";
import { customersBelow, customersBroughtBy } from "./customers-below.server.ts";
import { lockOrders, ordersToValue } from "./orders-to-value.server.ts";
import { refundReversals } from "./refund-reversals.ts";
import { retrying } from "./take-orders.server.ts";

const batchSize = 500;

/**
 * Brings every order's figures to the present parameters: what differs is reversed and written anew, what is the same
 * stays. Batch by batch, each in one transaction; safe to kill, to run again, and to run beside arriving orders: those
 * that were valued by older parameters end before it begins.
 * @param options.now when figures are computed; left out, that of each batch, once it has read what is known
 * @returns how many orders were changed
 */
export async function revalueAll(
  options: { onProgress?: (done: number, total: number) => void; now?: Date } = {},
): Promise<{ orders: number }> {
  await letValuationsEnd();
  const [count] = await sql<{ total: number }>(pool, "select count(*)::int as total from purchase_order");
  return inBatches(null, (done) => options.onProgress?.(done, count?.total ?? done), options.now);
}

/** The same for the orders of some customers and of all who came through them, because it is known anew who brought whom. */
export async function revalueCustomers(customerIds: readonly string[]): Promise<{ orders: number }> {
  const concerned = await customersBelow(pool, customerIds);
  return concerned.length === 0 ? { orders: 0 } : inBatches(concerned, () => {});
}

/** The same for the orders that an outcome concerns: somebody joined, or a deal names who brought somebody. */
export async function revalueBroughtBy(outcomeId: string): Promise<{ orders: number }> {
  return revalueCustomers(await customersBroughtBy(pool, outcomeId));
}

async function inBatches(
  customerIds: readonly string[] | null,
  onProgress: (done: number) => void,
  now?: Date,
): Promise<{ orders: number }> {
  let cursor: string | null = null;
  let done = 0;
  let changed = 0;
  for (;;) {
    const batch: { last: string | null; size: number; changed: number } = await retrying(() =>
      withTransaction((client) => revalueBatch(client, cursor, customerIds, now)),
    );
    changed += batch.changed;
    done += batch.size;
    onProgress(done);
    if (batch.last === null) return { orders: changed };
    cursor = batch.last;
  }
}

async function revalueBatch(
  on: Executor,
  after: string | null,
  customerIds: readonly string[] | null,
  moment?: Date,
): Promise<{ last: string | null; size: number; changed: number }> {
  const orderIds = await lockOrders(on, after, batchSize, customerIds);
  const [parameters, orders] = await Promise.all([currentParameters(on), ordersToValue(on, orderIds)]);
  const now = moment ?? new Date();
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

/** What tells two figures of an order apart. The numbers behind them are in their amounts; a reason for nothing is not. */
function nameOf(entry: EntryDraft): string {
  const { customerId, kind, flow, rewardId, outcomeId, contributionId, currency, formula, inputs } = entry;
  const { amountMinor, lowMinor, highMinor } = entry;
  const reason = amountMinor === 0n && formula.includes("left-out") ? inputs[0]?.value : null;
  return [
    ...[customerId, kind, flow, rewardId, outcomeId, contributionId, currency, formula, reason],
    ...[amountMinor, lowMinor, highMinor],
  ].join(" ");
}
