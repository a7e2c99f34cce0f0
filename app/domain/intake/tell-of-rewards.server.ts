import { formatMoney } from "#app/kernel/money.ts";
import { env } from "#app/platform/env.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** A reward to tell its beneficiary of. */
type RewardNews = {
  id: string;
  beneficiaryId: string;
  amountMinor: bigint;
  currency: string;
  reason: string;
  availableAt: Date;
};

/** Posts a mail to each beneficiary who has joined; who has not is never written to. */
export async function tellOfRewards(on: Executor, rewards: readonly RewardNews[], now: Date): Promise<void> {
  if (rewards.length === 0) return;
  const people = await sql<{ id: string; email: string; company: string }>(
    on,
    `select c.id, a.email, company.name as company from customer c join account a on a.id = c.account_id, company
     where c.id = any($1::uuid[]) and company.id = 1`,
    [rewards.map(({ beneficiaryId }) => beneficiaryId)],
  );
  for (const reward of rewards) {
    const person = people.find(({ id }) => id === reward.beneficiaryId);
    if (person === undefined) continue;
    const props = {
      company: person.company,
      amount: formatMoney(reward.amountMinor, reward.currency),
      reason: reward.reason,
      availableOn: reward.availableAt.toISOString(),
      homeUrl: `${env.ORIGIN}/rewards`,
    };
    await postMail(
      on,
      { key: `reward-granted/${reward.id}`, to: person.email, template: "reward-granted", props },
      now,
    );
  }
}
