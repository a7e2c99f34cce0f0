import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";

export function runValueCustomers(_payload: unknown, now: Date): Promise<unknown> {
  return valueCustomers(now);
}
