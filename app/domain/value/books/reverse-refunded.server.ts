import type { Executor } from "#app/platform/sql.server.ts";
import type { ValueEntry } from "../entry.ts";
import { type RefundFacts, reverseOrderForRefund } from "./reversal.ts";
import { saveEntries } from "./save-entries.server.ts";
import { standingEntries } from "./standing-entries.server.ts";

/** Reverses the share of an order's figures that its refunds make up. */
export async function reverseRefunded(
  on: Executor,
  orderId: string,
  refund: RefundFacts,
  now: Date,
): Promise<ValueEntry[]> {
  const standing = await standingEntries(on, [orderId]);
  return saveEntries(on, reverseOrderForRefund(standing, refund), now);
}
