import { purchasesByDay } from "#app/domain/spend/purchases-by-day.server.ts";
import { reportingCurrency } from "#app/domain/value/queries/value-queries.server.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { progressOn } from "./progress.ts";
import type { PurchaseFile } from "./read-purchases.ts";

/**
 * What the orders of the database tell of customers' purchases, in the shape of a file's. In one currency, the reporting
 * one where none is named.
 */
export async function purchasesInBooks(currency: string | null): Promise<PurchaseFile | { reason: string }> {
  const wanted = currency ?? (await reportingCurrency());
  const customers: Map<number, number>[] = [];
  const [{ expected, orders }, progress] = [await countIn(wanted), progressOn(process.stderr)];
  for await (const batch of purchasesByDay(pool, wanted)) {
    for (const { days, amounts } of batch)
      customers.push(new Map(days.map((day, index) => [day, amounts[index] ?? 0])));
    progress.show(customers.length / Math.max(expected, customers.length), `${customers.length} customers`);
  }
  progress.end();
  if (customers.length === 0) return { reason: `There are no orders in ${wanted}.` };
  return { currency: wanted, customers, read: orders, duplicates: 0, rejected: [] };
}

async function countIn(currency: string): Promise<{ expected: number; orders: number }> {
  const rows = await sql<{ expected: number; orders: number }>(
    pool,
    "select count(*)::int as expected, coalesce(sum(orders), 0)::int as orders from customer_spend where currency = $1",
    [currency],
  );
  return rows[0] ?? { expected: 0, orders: 0 };
}
