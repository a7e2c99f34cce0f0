import { type Executor, sql } from "#app/platform/sql.server.ts";

/** How a reward stands in the books. Amounts in minor units. */
export type RewardStanding = {
  id: string;
  beneficiaryId: string;
  amountMinor: bigint;
  currency: string;
  transferId: string;
  isAvailable: boolean;
  reversedMinor: bigint;
};

type Row = {
  id: string;
  beneficiary_id: string;
  amount_minor: bigint;
  currency: string;
  transfer_id: string;
  is_available: boolean;
  reversed_minor: bigint;
};

const standing = `
  select r.id, r.beneficiary_id, r.amount_minor, r.currency, first.id as transfer_id,
    first.kind = 'grant' or exists (select 1 from ledger_transfer t where t.reward_id = r.id and t.kind = 'release') as is_available,
    coalesce((select sum(e.amount) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id
      where t.reverses_id = first.id and e.amount > 0), 0)::bigint as reversed_minor
  from reward r join ledger_transfer first on first.reward_id = r.id and first.kind in ('pend', 'grant')`;

/** The rewards that an order triggered, locked: a release of the same rewards comes before or after, not between. */
export async function rewardsOfOrder(on: Executor, orderId: string): Promise<RewardStanding[]> {
  const locked = await sql<{ id: string }>(
    on,
    "select id from reward where trigger_event_id = $1::uuid order by id for no key update",
    [orderId],
  );
  return standingsOf(on, locked);
}

/**
 * Rewards whose hold period has passed and that still wait, the oldest first, locked; skips those another process is at.
 * @returns `isLast` where no more are due after these
 */
export async function rewardsToRelease(
  on: Executor,
  now: Date,
  limit: number,
): Promise<{ due: RewardStanding[]; isLast: boolean }> {
  const locked = await sql<{ id: string }>(
    on,
    `select r.id from reward r join ledger_transfer first on first.reward_id = r.id and first.kind = 'pend'
     where r.available_at <= $1::timestamptz
       and not exists (select 1 from ledger_transfer t where t.reward_id = r.id and t.kind = 'release')
       and r.amount_minor > coalesce((select sum(e.amount) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id
         where t.reverses_id = first.id and e.amount > 0), 0)
     order by r.available_at, r.id limit $2 for no key update of r skip locked`,
    [now, limit],
  );
  const standings = await standingsOf(on, locked);
  const due = standings.filter((one) => !one.isAvailable && one.reversedMinor < one.amountMinor);
  return { due, isLast: locked.length < limit };
}

/** Reads in a statement after the one that locks: that one saw the books as they were before it waited. */
async function standingsOf(on: Executor, locked: readonly { id: string }[]): Promise<RewardStanding[]> {
  if (locked.length === 0) return [];
  const rows = await sql<Row>(on, `${standing} where r.id = any($1::uuid[]) order by r.id`, [
    locked.map(({ id }) => id),
  ]);
  return rows.map(view);
}

function view(row: Row): RewardStanding {
  return {
    id: row.id,
    beneficiaryId: row.beneficiary_id,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    transferId: row.transfer_id,
    isAvailable: row.is_available,
    reversedMinor: BigInt(row.reversed_minor),
  };
}
