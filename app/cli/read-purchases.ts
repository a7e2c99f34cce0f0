import { createReadStream } from "node:fs";
import { checkOrder } from "#app/domain/spend/order.ts";
import { type Columns, type OrderLine, readHeader, readOrderLine } from "#app/domain/spend/order-line.ts";
import type { PurchaseDays } from "#app/domain/value/models/purchase-days.ts";
import { type CsvRecord, readCsv } from "#app/kernel/csv.ts";
import { dayMs } from "#app/kernel/dates.ts";
import { minorDigits } from "#app/kernel/money.ts";

/** What an order file tells of its customers' purchases. Amounts in major units of one currency, net of refunds. */
export type PurchaseFile = {
  currency: string;
  customers: Map<string, PurchaseDays>;
  read: number;
  duplicates: number;
  rejected: { line: number; reason: string }[];
};

/**
 * Reads a file of the import format without a database.
 * @param currency takes orders of this currency only; null where the file must have one
 * @returns a reason where the file as a whole cannot be used
 */
export async function readPurchases(
  path: string,
  currency: string | null,
  now: Date,
): Promise<PurchaseFile | { reason: string }> {
  const reader = readCsv();
  const taking = takeLines(now, currency);
  for await (const bytes of createReadStream(path)) {
    const problem = taking.take(reader.push(bytes));
    if (problem !== null) return { reason: problem };
  }
  const problem = taking.take(reader.end());
  return problem === null ? taking.end() : { reason: problem };
}

function takeLines(now: Date, wanted: string | null) {
  const customers = new Map<string, PurchaseDays>();
  const seen = new Map<string, { line: number; same: string }>();
  const currencies = new Map<string, number>();
  const rejected: { line: number; reason: string }[] = [];
  let columns: Columns | null = null;
  let [read, duplicates] = [0, 0];

  function takeOrder(order: OrderLine, line: number): string | null {
    const refusal = checkOrder({ ...order, source: "file" }, now);
    if (refusal !== null) return refusal.detail;
    const same = [order.customer, order.currency, order.amountMinor, order.placedAt.getTime()].join("\n");
    const twin = seen.get(order.externalId);
    if (twin !== undefined && twin.same !== same)
      return `order_id ${order.externalId} was on line ${twin.line} already, with other contents.`;
    if (twin !== undefined) {
      duplicates += 1;
      return null;
    }
    seen.set(order.externalId, { line, same });
    currencies.set(order.currency, (currencies.get(order.currency) ?? 0) + 1);
    if (wanted === null || order.currency === wanted) addTo(customers, order);
    return null;
  }

  function take(records: readonly CsvRecord[]): string | null {
    for (const record of records) {
      if (columns === null) {
        const header = record.kind === "cells" ? readHeader(record.cells) : { reason: record.reason };
        if ("reason" in header) return header.reason;
        columns = header.columns;
        continue;
      }
      read += 1;
      const line = record.kind === "cells" ? readOrderLine(record.cells, columns) : { reason: record.reason };
      const reason = "reason" in line ? line.reason : takeOrder(line, record.line);
      if (reason !== null) rejected.push({ line: record.line, reason });
    }
    return null;
  }

  function end(): PurchaseFile | { reason: string } {
    if (read === 0) return { reason: "The file holds no orders: it is empty or has a header only." };
    const names = [...currencies.keys()].sort();
    const currency = wanted ?? (names.length === 1 ? names[0] : undefined);
    if (names.length > 1 && currency === undefined)
      return {
        reason: `The file holds orders in ${names.join(", ")}. Fit one at a time: --currency ${names[0]}`,
      };
    if (currency === undefined) return { reason: `No line of the file is an order: ${rejected[0]?.reason}` };
    if (customers.size === 0) return { reason: `No line of the file is an order in ${wanted}.` };
    return { currency, customers, read, duplicates, rejected };
  }

  return { take, end };
}

/** Orders of one day (UTC) become one purchase. */
function addTo(customers: Map<string, PurchaseDays>, order: OrderLine): void {
  const day = Math.floor(order.placedAt.getTime() / dayMs);
  const amount = Number(order.amountMinor - order.refundedMinor) / 10 ** minorDigits(order.currency);
  const days = customers.get(order.customer);
  if (days === undefined) customers.set(order.customer, new Map([[day, amount]]));
  else days.set(day, (days.get(day) ?? 0) + amount);
}
