import { learnRates } from "#app/domain/intake/learn-rates.server.ts";

export function runLearnRates(_: Readonly<Record<string, unknown>>, now: Date): Promise<unknown> {
  return learnRates(now);
}
