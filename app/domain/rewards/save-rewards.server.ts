import { type Executor, sql } from "#app/platform/sql.server.ts";
import { postTransfers, type Transfer } from "./ledger.server.ts";

/** A reward to give: by a rule after an order, or granted by staff (`ruleId` null). Amounts in minor units. */
export type NewReward = {
  id: string;
  ruleId: string | null;
  triggerEventId: string;
  beneficiaryId: string;
  kind: "referral-advocate" | "referral-friend" | "grant";
  outcomeId: string | null;
  amountMinor: bigint;
  currency: string;
  reason: string;
  availableAt: Date;
};

/** Writes rewards and posts them: on hold until they are available, or at once where the hold has passed. */
export async function saveRewards(on: Executor, rewards: readonly NewReward[], now: Date): Promise<void> {
  if (rewards.length === 0) return;
  await sql(
    on,
    `insert into reward (id, rule_id, trigger_event_id, beneficiary_id, kind, outcome_id, amount_minor, currency, reason, granted_at, available_at)
     select id, rule_id, trigger_event_id, beneficiary_id, kind, outcome_id, amount_minor, currency, reason, $2::timestamptz, available_at
     from jsonb_to_recordset($1::text::jsonb) as r(id uuid, rule_id uuid, trigger_event_id uuid, beneficiary_id uuid, kind text,
       outcome_id uuid, amount_minor bigint, currency text, reason text, available_at timestamptz)`,
    [JSON.stringify(rewards.map(row)), now],
  );
  await postTransfers(
    on,
    rewards.map((reward) => firstTransfer(reward, now)),
    now,
  );
}

function firstTransfer(reward: NewReward, now: Date): Transfer {
  const { beneficiaryId: customerId, currency, amountMinor } = reward;
  const isAvailable = reward.availableAt <= now;
  return {
    scope: "reward",
    key: reward.id,
    kind: isAvailable ? "grant" : "pend",
    rewardId: reward.id,
    postings: [
      { account: { kind: "expense", customerId: null, currency }, amountMinor: -amountMinor },
      { account: { kind: isAvailable ? "available" : "pending", customerId, currency }, amountMinor },
    ],
  };
}

function row(reward: NewReward): Record<string, unknown> {
  return {
    id: reward.id,
    rule_id: reward.ruleId,
    trigger_event_id: reward.triggerEventId,
    beneficiary_id: reward.beneficiaryId,
    kind: reward.kind,
    outcome_id: reward.outcomeId,
    amount_minor: reward.amountMinor.toString(),
    currency: reward.currency,
    reason: reward.reason,
    available_at: reward.availableAt,
  };
}
