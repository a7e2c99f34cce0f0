import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { EntryDraft, ValueEntry } from "./entry.ts";

/** Writes figures into the books and adds them to the running totals of their customers. */
export async function saveEntries(
  on: Executor,
  drafts: readonly EntryDraft[],
  now: Date,
): Promise<ValueEntry[]> {
  if (drafts.length === 0) return [];
  const entries = drafts.map((draft) => ({ ...draft, id: newId(now) }));
  await sql(on, text, [JSON.stringify(entries.map(row)), now]);
  return entries;
}

const text = `
  with arrived as (
    select * from jsonb_to_recordset($1::text::jsonb) as e(id uuid, customer_id uuid, kind text, component text, basis text,
      flow text, order_id uuid, outcome_id uuid, contribution_id uuid, reward_id uuid, pot uuid, share_numerator int,
      share_denominator int, amount_minor bigint, currency text, low_minor bigint, high_minor bigint, level int, grade text,
      formula text, inputs jsonb, parameters_version int, occurred_at timestamptz, reversal_of uuid, refund_id uuid)
  ), saved as (
    insert into value_entry (id, customer_id, kind, component, basis, flow, order_id, outcome_id, contribution_id, reward_id, pot,
      share_numerator, share_denominator, amount_minor, currency, low_minor, high_minor, level, grade, formula, inputs,
      parameters_version, occurred_at, computed_at, reversal_of, refund_id)
    select id, customer_id, kind, component, basis, flow, order_id, outcome_id, contribution_id, reward_id, pot, share_numerator,
      share_denominator, amount_minor, currency, low_minor, high_minor, level, grade, formula, inputs, parameters_version,
      occurred_at, $2::timestamptz, reversal_of, refund_id from arrived
  )
  insert into value_total (customer_id, currency, own_minor, realised_minor, clv_minor, crv_minor, civ_minor, ckv_minor, cost_minor)
  select customer_id, currency,
    coalesce(sum(amount_minor) filter (where flow = 'own'), 0), sum(amount_minor),
    coalesce(sum(amount_minor) filter (where component = 'CLV'), 0), coalesce(sum(amount_minor) filter (where component = 'CRV'), 0),
    coalesce(sum(amount_minor) filter (where component = 'CIV'), 0), coalesce(sum(amount_minor) filter (where component = 'CKV'), 0),
    coalesce(sum(amount_minor) filter (where component = 'COST'), 0)
  from arrived where basis = 'realised' group by customer_id, currency order by customer_id, currency
  on conflict (customer_id, currency) do update set
    own_minor = value_total.own_minor + excluded.own_minor,
    realised_minor = value_total.realised_minor + excluded.realised_minor,
    clv_minor = value_total.clv_minor + excluded.clv_minor,
    crv_minor = value_total.crv_minor + excluded.crv_minor,
    civ_minor = value_total.civ_minor + excluded.civ_minor,
    ckv_minor = value_total.ckv_minor + excluded.ckv_minor,
    cost_minor = value_total.cost_minor + excluded.cost_minor`;

function row(entry: ValueEntry): Record<string, unknown> {
  return {
    id: entry.id,
    customer_id: entry.customerId,
    kind: entry.kind,
    component: entry.component,
    basis: entry.basis,
    flow: entry.flow,
    order_id: entry.orderId,
    outcome_id: entry.outcomeId,
    contribution_id: entry.contributionId,
    reward_id: entry.rewardId,
    pot: entry.pot,
    share_numerator: entry.shareNumerator,
    share_denominator: entry.shareDenominator,
    amount_minor: entry.amountMinor.toString(),
    currency: entry.currency,
    low_minor: entry.lowMinor.toString(),
    high_minor: entry.highMinor.toString(),
    level: entry.level,
    grade: entry.grade,
    formula: entry.formula,
    inputs: entry.inputs,
    parameters_version: entry.parametersVersion,
    occurred_at: entry.occurredAt,
    reversal_of: entry.reversalOf,
    refund_id: entry.refundId,
  };
}
