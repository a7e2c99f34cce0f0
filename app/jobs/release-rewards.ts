import { releaseRewards } from "#app/domain/rewards/release-rewards.server.ts";

export function runReleaseRewards(_payload: unknown, now: Date): Promise<unknown> {
  return releaseRewards(now);
}
