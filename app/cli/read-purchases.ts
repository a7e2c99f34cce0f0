import { createReadStream } from "node:fs";
import { checkOrder } from "#app/domain/spend/order.ts";
import { type Columns, type OrderLine, readHeader, readOrderLine } from "#app/domain/spend/order-line.ts";
import type { PurchaseDays } from "#app/domain/value/models/purchase-days.ts";
import { type CsvRecord, readCsv } from "#app/kernel/csv.ts";
import { packedOrders } from "./packed-orders.ts";

/**
 * What an order file tells of its customers' purchases, one customer after the other. Amounts in major units of one
 * currency, net of refunds.
 */
export type PurchaseFile = {
  currency: string;
  customers: Iterable<PurchaseDays>;
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
  const books = packedOrders();
  const rejected: { line: number; reason: string }[] = [];
  let columns: Columns | null = null;
  let [read, duplicates] = [0, 0];

  function takeOrder(order: OrderLine, line: number): string | null {
    const refusal = checkOrder({ ...order, source: "file" }, now);
    if (refusal !== null) return refusal.detail;
    const twin = books.twinOf(order);
    if (twin === null) books.add(order, line);
    else if (!twin.isSame)
      return `order_id ${order.externalId} was on line ${twin.line} already, with other contents.`;
    else duplicates += 1;
    return null;
  }

  function take(records: readonly CsvRecord[]): string | null {
    for (const record of records) {
      if (columns === null) {
        const header = record.kind === "cells" ? readHeader(record.cells) : { reason: noHeader(record) };
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
    const names = books.currencies();
    const currency = wanted ?? (names.length === 1 ? names[0] : undefined);
    if (names.length > 1 && currency === undefined)
      return {
        reason: `The file holds orders in ${names.join(", ")}. Fit one at a time: --currency ${names[0]}`,
      };
    if (currency === undefined) return { reason: `No line of the file is an order. ${firstOf(rejected)}` };
    if (!names.includes(currency)) return { reason: `No line of the file is an order in ${wanted}.` };
    return { currency, customers: books.purchasesIn(currency), read, duplicates, rejected };
  }

  return { take, end };
}

function noHeader({ line, reason }: { line: number; reason: string }): string {
  return `Line ${line} must name the columns and cannot be read: ${reason}.`;
}

function firstOf([first]: readonly { line: number; reason: string }[]): string {
  return first === undefined ? "" : `Line ${first.line}: ${first.reason}`;
}
