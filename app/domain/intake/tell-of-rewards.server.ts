import { formatMoney } from "#app/kernel/money.ts";
import { env } from "#app/platform/env.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { notify } from "../notifications/notify.server.ts";

/** A reward to tell its beneficiary of. */
type RewardNews = {
  id: string;
  beneficiaryId: string;
  amountMinor: bigint;
  currency: string;
  reason: string;
  availableAt: Date;
};

/** Tells each beneficiary who has joined; who has not is never written to. `by` is the member of staff who signed it. */
export async function tellOfRewards(
  on: Executor,
  rewards: readonly RewardNews[],
  now: Date,
  by: string | null = null,
): Promise<void> {
  if (rewards.length === 0) return;
  const joined = await sql<{ id: string; accountId: string }>(
    on,
    `select id, account_id as "accountId" from customer where id = any($1::uuid[]) and account_id is not null`,
    [rewards.map(({ beneficiaryId }) => beneficiaryId)],
  );
  const accounts = new Map(joined.map(({ id, accountId }) => [id, accountId]));
  await notify(
    on,
    rewards.flatMap((reward) => {
      const accountId = accounts.get(reward.beneficiaryId);
      return accountId === undefined ? [] : [noticeOf(reward, accountId, by)];
    }),
    now,
  );
}

function noticeOf(reward: RewardNews, accountId: string, by: string | null) {
  const amount = formatMoney(reward.amountMinor, reward.currency);
  const props = {
    amount,
    reason: reward.reason,
    availableOn: reward.availableAt.toISOString(),
    homeUrl: `${env.ORIGIN}/rewards`,
  };
  return {
    accountId,
    kind: "reward-granted" as const,
    key: `reward-granted/${reward.id}`,
    data: { title: amount, by, words: reward.reason, path: "/rewards" },
    mail: { template: "reward-granted", props },
  };
}
