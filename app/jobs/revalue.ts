import { revalueAll } from "#app/domain/intake/revalue.server.ts";

export function runRevalue(): Promise<unknown> {
  return revalueAll();
}
