import { isCurrency } from "#app/kernel/money.ts";
import { type PurchaseFile, readPurchases } from "./read-purchases.ts";
import { whyNoFile } from "./why-no-file.ts";

/** Purchases of a file, or, where none is named, of the database, which is not loaded otherwise. */
export async function purchasesOf(
  file: string | undefined,
  currency: string | null,
): Promise<PurchaseFile | { reason: string }> {
  if (currency !== null && !isCurrency(currency))
    return { reason: `--currency ${currency} is no code of ISO 4217, such as EUR.` };
  if (file === undefined) {
    const { purchasesInBooks } = await import("./purchases-in-books.ts");
    return purchasesInBooks(currency);
  }
  const reason = whyNoFile(file);
  return reason === null ? readPurchases(file, currency, new Date()) : { reason };
}
