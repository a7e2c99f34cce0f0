import { catchUp } from "#app/domain/value/forecast/catch-up.server.ts";

export function runCatchUpForecasts(_payload: unknown, now: Date): Promise<unknown> {
  return catchUp(now);
}
