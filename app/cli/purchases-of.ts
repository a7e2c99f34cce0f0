import { statSync } from "node:fs";
import { type PurchaseFile, readPurchases } from "./read-purchases.ts";

/** Purchases of a file, or, where none is named, of the database, which is not loaded otherwise. */
export async function purchasesOf(
  file: string | undefined,
  currency: string | null,
): Promise<PurchaseFile | { reason: string }> {
  if (file === undefined) {
    const { purchasesInBooks } = await import("./purchases-in-books.ts");
    return purchasesInBooks(currency);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() !== false)
    return { reason: `There is no file ${file}.` };
  return readPurchases(file, currency, new Date());
}
