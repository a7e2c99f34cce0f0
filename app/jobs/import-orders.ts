import { runImport } from "#app/domain/intake/import-orders.server.ts";

export function runImportOrders(payload: Readonly<Record<string, unknown>>): Promise<unknown> {
  return runImport(String(payload["importId"]));
}
