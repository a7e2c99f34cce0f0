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
  /** What the customer's available account holds now. */
  availableBalanceMinor: bigint;
};

type Row = {
  id: string;
  beneficiary_id: string;
  amount_minor: bigint;
  currency: string;
  transfer_id: string;
  is_available: boolean;
  reversed_minor: bigint;
  available_balance: bigint;
};

const standing = `
  select r.id, r.beneficiary_id, r.amount_minor, r.currency, first.id as transfer_id,
    first.kind = 'grant' or exists (select 1 from ledger_transfer t where t.reward_id = r.id and t.kind = 'release') as is_available,
    coalesce((select sum(e.amount) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id
      where t.reverses_id = first.id and e.amount > 0), 0)::bigint as reversed_minor,
    coalesce((select a.balance from ledger_owner o join ledger_account a on a.owner_pseudonym = o.pseudonym
      where o.customer_id = r.beneficiary_id and a.kind = 'available' and a.currency = r.currency), 0)::bigint as available_balance
  from reward r join ledger_transfer first on first.reward_id = r.id and first.kind in ('pend', 'grant')`;

/** The rewards that an order triggered. */
export async function rewardsOfOrder(on: Executor, orderId: string): Promise<RewardStanding[]> {
  const rows = await sql<Row>(on, `${standing} where r.trigger_event_id = $1::uuid order by r.id`, [orderId]);
  return rows.map(view);
}

/** Rewards whose hold period has passed and that still wait, the oldest first; skips those another process is at. */
export async function rewardsToRelease(on: Executor, now: Date, limit: number): Promise<RewardStanding[]> {
  const rows = await sql<Row>(
    on,
    `${standing} where r.available_at <= $1::timestamptz and first.kind = 'pend'
       and not exists (select 1 from ledger_transfer t where t.reward_id = r.id and t.kind = 'release')
       and r.amount_minor > coalesce((select sum(e.amount) from ledger_transfer t join ledger_entry e on e.transfer_id = t.id
         where t.reverses_id = first.id and e.amount > 0), 0)
     order by r.available_at, r.id limit $2 for update of r skip locked`,
    [now, limit],
  );
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
    availableBalanceMinor: BigInt(row.available_balance),
  };
}
