import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { firstRule, type RewardRule } from "./reward-rule.ts";

type Row = {
  id: string;
  version: number;
  advocate_amount_minor: bigint;
  friend_amount_minor: bigint;
  currency: string;
  hold_days: number;
  minimum_order_minor: bigint;
  active: boolean;
};

/** The rule that stands now, or null where there is none yet. */
export async function currentRule(on: Executor): Promise<RewardRule | null> {
  const [row] = await sql<Row>(
    on,
    `select id, version, advocate_amount_minor, friend_amount_minor, currency, hold_days, minimum_order_minor, active
     from reward_rule order by version desc limit 1`,
  );
  if (row === undefined) return null;
  return {
    id: row.id,
    version: row.version,
    advocateAmountMinor: BigInt(row.advocate_amount_minor),
    friendAmountMinor: BigInt(row.friend_amount_minor),
    currency: row.currency,
    holdDays: row.hold_days,
    minimumOrderMinor: BigInt(row.minimum_order_minor),
    active: row.active,
  };
}

/** Writes the first version of the rule in the company's currency; where a rule stands, that one stays. */
export async function ensureRule(on: Executor, currency: string, now: Date): Promise<RewardRule> {
  const known = await currentRule(on);
  if (known !== null) return known;
  await saveRule(on, { id: newId(now), version: 1, ...firstRule(currency) }, null, now);
  return (await currentRule(on)) ?? ensureRule(on, currency, now);
}

/** Writes a version of the rule; a version that another process wrote at the same moment stays. */
export async function saveRule(
  on: Executor,
  rule: RewardRule,
  staffId: string | null,
  now: Date,
): Promise<boolean> {
  const written = await sql<{ id: string }>(
    on,
    `insert into reward_rule (id, version, advocate_amount_minor, friend_amount_minor, currency, hold_days, minimum_order_minor,
       active, created_at, created_by)
     values ($1::uuid, $2, $3::bigint, $4::bigint, $5, $6, $7::bigint, $8, $9::timestamptz, $10::uuid)
     on conflict (version) do nothing returning id`,
    [
      rule.id,
      rule.version,
      rule.advocateAmountMinor.toString(),
      rule.friendAmountMinor.toString(),
      rule.currency,
      rule.holdDays,
      rule.minimumOrderMinor.toString(),
      rule.active,
      now,
      staffId,
    ],
  );
  return written.length > 0;
}
