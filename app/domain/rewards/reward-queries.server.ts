import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** A customer's credit in one currency, minor units as text. */
export type BalanceView = {
  currency: string;
  availableMinor: string;
  pendingMinor: string;
  /** What was taken back after it had been used: settled from the next credit. */
  owedMinor: string;
  /** When the next part of what is pending becomes ready; null where nothing is pending. */
  nextAt: Date | null;
};

/** What a customer has: ready to use, and on its way. */
export function balancesOf(customerId: string): Promise<BalanceView[]> {
  return sql<BalanceView>(
    pool,
    `select a.currency, coalesce(sum(balance) filter (where a.kind = 'available'), 0)::text as "availableMinor",
       coalesce(sum(balance) filter (where a.kind = 'pending'), 0)::text as "pendingMinor",
       (-coalesce(sum(balance) filter (where a.kind = 'debt'), 0))::text as "owedMinor",
       (select min(r.available_at) from reward r where r.beneficiary_id = o.customer_id and r.currency = a.currency
          and ${stateOf("r")} = 'on-its-way') as "nextAt"
     from ledger_owner o join ledger_account a on a.owner_pseudonym = o.pseudonym
     where o.customer_id = $1 and a.kind in ('available', 'pending', 'debt')
     group by a.currency, o.customer_id order by a.currency`,
    [customerId],
  );
}

/** on-its-way: held; ready: released or granted; taken-back: in full, because the purchase behind it was refunded. */
export type RewardState = "on-its-way" | "ready" | "taken-back";

/** What was taken back of a reward. */
function reversedOf(reward: string): string {
  return `(select coalesce(sum(e.amount), 0) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id
    where t.reward_id = ${reward}.id and t.kind in ('reverse', 'void') and e.amount > 0)`;
}

/** The state of a reward, from the transfers about it. */
function stateOf(reward: string): string {
  return `(case when ${reversedOf(reward)} >= ${reward}.amount_minor then 'taken-back'
    when exists (select 1 from ledger_transfer t where t.reward_id = ${reward}.id and t.kind in ('release', 'grant')) then 'ready'
    else 'on-its-way' end)`;
}

/** A reward. Amounts are minor units as text. */
export type RewardView = {
  id: string;
  kind: "referral-advocate" | "referral-friend" | "grant";
  amountMinor: string;
  /** What was taken back of it so far. */
  reversedMinor: string;
  currency: string;
  reason: string;
  grantedAt: Date;
  availableAt: Date;
  state: RewardState;
};

const columns = `r.id, r.kind, r.amount_minor::text as "amountMinor", ${reversedOf("r")}::text as "reversedMinor", r.currency, left(r.reason, 1000) as reason,
  r.granted_at as "grantedAt", r.available_at as "availableAt", ${stateOf("r")} as state`;

const pageSize = 50;

/** A reward as its customer sees it. `friend` is the first name of whom they brought, where that friend gave one. */
export type OwnRewardView = RewardView & { friend: string | null };

const friend = `(select nullif(split_part(trim(coalesce(c.name, '')), ' ', 1), '') from outcome o join customer c on c.id = o.customer_id
  where o.id = r.outcome_id and r.kind = 'referral-advocate')`;

/** The rewards of one customer, newest first, a page at a time. `cursor` is the id of the last one seen. */
export async function rewardsOf(
  customerId: string,
  view: { cursor?: string | null; limit?: number } = {},
): Promise<{ rewards: OwnRewardView[]; next: string | null }> {
  const limit = Math.min(view.limit ?? 20, pageSize);
  const rows = await sql<OwnRewardView>(
    pool,
    `select ${columns}, ${friend} as friend from reward r where r.beneficiary_id = $1
       and ($2::uuid is null or (r.granted_at, r.id) < (select l.granted_at, l.id from reward l where l.id = $2::uuid and l.beneficiary_id = $1))
     order by r.granted_at desc, r.id desc limit $3`,
    [customerId, view.cursor ?? null, limit + 1],
  );
  const rewards = rows.slice(0, limit);
  return { rewards, next: rows.length > limit ? (rewards.at(-1)?.id ?? null) : null };
}

/** A reward as staff see it. */
export type RewardRow = RewardView & { beneficiaryId: string; beneficiary: string };

/** The rewards of all customers, newest first, a page at a time. `cursor` is the id of the last one seen. */
export async function listRewards(
  view: { state?: RewardState | null; cursor?: string | null } = {},
): Promise<{ rewards: RewardRow[]; next: string | null }> {
  const rows = await sql<RewardRow>(
    pool,
    `select ${columns}, c.id as "beneficiaryId", coalesce(c.name, c.email, c.external_id, 'A customer without a name') as beneficiary
     from reward r join customer c on c.id = r.beneficiary_id
     where ($1::text is null or ${stateOf("r")} = $1)
       and ($2::uuid is null or r.id < $2::uuid)
     order by r.id desc limit ${pageSize + 1}`,
    [view.state ?? null, view.cursor ?? null],
  );
  const rewards = rows.slice(0, pageSize);
  return { rewards, next: rows.length > pageSize ? (rewards.at(-1)?.id ?? null) : null };
}

/** A version of the reward rule. Amounts are minor units as text. */
export type RewardRuleView = {
  version: number;
  advocateAmountMinor: string;
  friendAmountMinor: string;
  currency: string;
  holdDays: number;
  minimumOrderMinor: string;
  active: boolean;
};

/** The rule that stands, or null where none was ever set. */
export async function rewardRule(): Promise<RewardRuleView | null> {
  const rows = await sql<RewardRuleView>(
    pool,
    `select version, advocate_amount_minor::text as "advocateAmountMinor", friend_amount_minor::text as "friendAmountMinor",
       currency, hold_days as "holdDays", minimum_order_minor::text as "minimumOrderMinor", active
     from reward_rule order by version desc limit 1`,
  );
  return rows[0] ?? null;
}

/** What the company has promised and given, one row a currency, minor units as text. */
export type RewardTotals = { currency: string; pendingMinor: string; availableMinor: string };

export function rewardTotals(): Promise<RewardTotals[]> {
  return sql<RewardTotals>(
    pool,
    `select currency, coalesce(sum(balance) filter (where kind = 'pending'), 0)::text as "pendingMinor",
       coalesce(sum(balance) filter (where kind = 'available'), 0)::text as "availableMinor"
     from ledger_account where kind in ('pending', 'available') group by currency order by currency`,
  );
}

/** How many rewards are on hold, and how many of them should have become ready by now. */
export async function rewardsWaiting(now: Date): Promise<{ waiting: number; overdue: number }> {
  const rows = await sql<{ waiting: number; overdue: number }>(
    pool,
    `select count(*)::int as waiting, count(*) filter (where r.available_at <= $1::timestamptz)::int as overdue
     from reward r where ${stateOf("r")} = 'on-its-way'`,
    [now],
  );
  return rows[0] ?? { waiting: 0, overdue: 0 };
}
