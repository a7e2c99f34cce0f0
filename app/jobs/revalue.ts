import { revalueAll, revalueCustomers } from "#app/domain/intake/revalue.server.ts";
import { isId } from "#app/kernel/ids.ts";

/** With ids of customers: their orders, and those of all who came through them. */
export function runRevalue({ customerIds }: Readonly<Record<string, unknown>>): Promise<unknown> {
  return Array.isArray(customerIds) ? revalueCustomers(customerIds.map(String).filter(isId)) : revalueAll();
}
