import { sweep } from "#app/platform/sweep.server.ts";

export function runSweep(_payload: unknown, now: Date): Promise<void> {
  return sweep(now);
}
