import { type Executor, sql } from "#app/platform/sql.server.ts";
import {
  type Component,
  companyAccount,
  type Flow,
  type Grade,
  type Input,
  type Original,
  type ValueEntry,
} from "../entry.ts";
import type { StandingEntry } from "./reversal.ts";

/** A row of `entryColumns`. */
export type EntryRow = {
  id: string;
  customer_id: string | null;
  kind: string;
  component: Component;
  basis: "realised" | "expected";
  flow: Flow;
  order_id: string | null;
  outcome_id: string | null;
  contribution_id: string | null;
  reward_id: string | null;
  pot: string | null;
  share_numerator: number;
  share_denominator: number;
  amount_minor: bigint;
  currency: string;
  low_minor: bigint;
  high_minor: bigint;
  level: number;
  grade: Grade;
  formula: string;
  inputs: Input[];
  parameters_version: number;
  occurred_at: Date;
  original_amount_minor: bigint | null;
  original_currency: string | null;
  exchange_rate: string | null;
  exchange_day: string | null;
  exchange_source: string | null;
};

type StandingRow = EntryRow & { reversed_minor: bigint; reversed_low: bigint; reversed_high: bigint };

/** SQL: what is read of an entry `e`. */
export const entryColumns = `e.id, e.customer_id, e.kind, e.component, e.basis, e.flow, e.order_id, e.outcome_id, e.contribution_id, e.reward_id,
  e.pot, e.share_numerator, e.share_denominator, e.amount_minor, e.currency, e.low_minor, e.high_minor, e.level, e.grade,
  e.formula, e.inputs, e.parameters_version, e.occurred_at, e.original_amount_minor, e.original_currency,
  e.exchange_rate::text as exchange_rate, e.exchange_day::text as exchange_day, e.exchange_source`;

/** The figures of orders that something is left of, with what was reversed of each; by order and id. */
export async function standingEntries(on: Executor, orderIds: readonly string[]): Promise<StandingEntry[]> {
  const rows = await sql<StandingRow>(
    on,
    `select ${entryColumns},
       coalesce(sum(r.amount_minor), 0)::bigint as reversed_minor, coalesce(sum(r.low_minor), 0)::bigint as reversed_low,
       coalesce(sum(r.high_minor), 0)::bigint as reversed_high
     from value_entry e left join value_entry r on r.reversal_of = e.id
     where e.order_id = any($1::uuid[]) and e.reversal_of is null and e.basis = 'realised'
     group by e.id
     having not coalesce(bool_or(r.id is not null and r.refund_id is null), false)
     order by e.order_id, e.id`,
    [orderIds],
  );
  return rows.map((row) => ({
    entry: entryOf(row),
    reversed: {
      amountMinor: BigInt(row.reversed_minor),
      lowMinor: BigInt(row.reversed_low),
      highMinor: BigInt(row.reversed_high),
    },
  }));
}

const notTakenBack = `e.order_id is null and e.reversal_of is null
  and not exists (select 1 from value_entry r where r.reversal_of = e.id)`;

/** The figures of gifts by themselves (those of orders and deals are left out) that were not taken back, by gift and id. */
export async function standingGiftEntries(
  on: Executor,
  contributionIds: readonly string[],
): Promise<ValueEntry[]> {
  const rows = await sql<EntryRow>(
    on,
    `select ${entryColumns} from value_entry e left join outcome o on o.id = e.outcome_id
     where e.contribution_id = any($1::uuid[]) and o.kind is distinct from 'deal' and ${notTakenBack}
     order by e.contribution_id, e.id`,
    [contributionIds],
  );
  return rows.map(entryOf);
}

/** The figures of deals that were not taken back, by deal and id. */
export async function standingDealEntries(
  on: Executor,
  outcomeIds: readonly string[],
): Promise<ValueEntry[]> {
  const rows = await sql<EntryRow>(
    on,
    `select ${entryColumns} from value_entry e where e.outcome_id = any($1::uuid[]) and ${notTakenBack} order by e.outcome_id, e.id`,
    [outcomeIds],
  );
  return rows.map(entryOf);
}

/** A row as an entry that takes nothing back. */
export function entryOf(row: EntryRow): ValueEntry {
  return {
    id: row.id,
    customerId: row.customer_id ?? companyAccount,
    kind: row.kind,
    component: row.component,
    basis: row.basis,
    flow: row.flow,
    orderId: row.order_id,
    outcomeId: row.outcome_id,
    contributionId: row.contribution_id,
    rewardId: row.reward_id,
    pot: row.pot,
    shareNumerator: row.share_numerator,
    shareDenominator: row.share_denominator,
    amountMinor: BigInt(row.amount_minor),
    currency: row.currency,
    lowMinor: BigInt(row.low_minor),
    highMinor: BigInt(row.high_minor),
    level: row.level,
    grade: row.grade,
    formula: row.formula,
    inputs: row.inputs,
    parametersVersion: row.parameters_version,
    occurredAt: row.occurred_at,
    reversalOf: null,
    refundId: null,
    ...originalOf(row),
  };
}

function originalOf(row: EntryRow): { original?: Original } {
  const { original_amount_minor: amount, original_currency: currency, exchange_rate: rate } = row;
  const { exchange_day: day, exchange_source: source } = row;
  if (amount === null || currency === null || rate === null || day === null || source === null) return {};
  return { original: { amountMinor: BigInt(amount), currency, rate, day, source } };
}
