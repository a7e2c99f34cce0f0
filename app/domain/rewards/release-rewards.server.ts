import { withTransaction } from "#app/platform/database.server.ts";
import { recordEvents, system } from "../activity/record-event.server.ts";
import { postTransfers, type Transfer } from "./ledger.server.ts";
import { type RewardStanding, rewardsToRelease } from "./reward-standing.server.ts";

const batch = 200;

/** Makes rewards available whose hold period has passed. Safe to run twice, or in two processes at once. */
export async function releaseRewards(now: Date): Promise<number> {
  let released = 0;
  for (;;) {
    const { count, isLast } = await withTransaction(async (client) => {
      const { due, isLast } = await rewardsToRelease(client, now, batch);
      await postTransfers(client, due.map(releasingTransfer), now);
      await recordEvents(
        client,
        due.map((reward) => ({
          actor: system,
          verb: "reward.released",
          subjectKind: "reward",
          subjectId: reward.id,
          customerId: reward.beneficiaryId,
          data: { amountMinor: left(reward).toString(), currency: reward.currency },
        })),
        now,
      );
      return { count: due.length, isLast };
    });
    released += count;
    if (isLast) return released;
  }
}

function left(reward: RewardStanding): bigint {
  return reward.amountMinor - reward.reversedMinor;
}

function releasingTransfer(reward: RewardStanding): Transfer {
  const { beneficiaryId: customerId, currency } = reward;
  return {
    scope: "release",
    key: reward.id,
    kind: "release",
    rewardId: reward.id,
    postings: [
      { account: { kind: "pending", customerId, currency }, amountMinor: -left(reward) },
      { account: { kind: "available", customerId, currency }, amountMinor: left(reward) },
    ],
  };
}
