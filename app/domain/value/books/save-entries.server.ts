import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { companyAccount, type EntryDraft, type ValueEntry } from "../entry.ts";

/** Writes figures into the books and adds them to the running totals of their customers; the company's own account has none. */
export async function saveEntries(
  on: Executor,
  drafts: readonly EntryDraft[],
  now: Date,
): Promise<ValueEntry[]> {
  if (drafts.length === 0) return [];
  const entries = drafts.map((draft) => ({ ...draft, id: newId(now) }));
  await sql(on, text, [JSON.stringify(entries.map((entry) => ({ id: entry.id, ...row(entry) }))), now]);
  return entries;
}

const columns = `id, customer_id, kind, component, basis, flow, order_id, outcome_id, contribution_id, reward_id, pot, share_numerator,
  share_denominator, amount_minor, currency, low_minor, high_minor, level, grade, formula, inputs, parameters_version, occurred_at,
  reversal_of, refund_id, original_amount_minor, original_currency, exchange_rate, exchange_day, exchange_source`;

/** SQL: all that is kept of an entry but its id and when it was computed, as one text; the same text means the same entry, byte for byte. */
export function formOf(entry: string): string {
  const names = columns.split(",").map((name) => name.trim());
  return `row(${names
    .slice(1)
    .map((name) => `${entry}.${name}`)
    .join(", ")})::text`;
}

/** What `formOf` would say of drafts if they were written, in their order. */
export async function formsOf(on: Executor, drafts: readonly EntryDraft[]): Promise<string[]> {
  if (drafts.length === 0) return [];
  const rows = await sql<{ form: string }>(
    on,
    `select ${formOf("e")} as form from jsonb_populate_recordset(null::value_entry, $1::text::jsonb) with ordinality as e
     order by e.ordinality`,
    [JSON.stringify(drafts.map(row))],
  );
  return rows.map(({ form }) => form);
}

/** The totals of value_total and what each sums: realised in all, expected in all, and both by component. */
const sums = [
  ["own_minor", "basis = 'realised' and flow = 'own'"],
  ["realised_minor", "basis = 'realised'"],
  ["expected_own_minor", "basis = 'expected' and flow = 'own'"],
  ["expected_minor", "basis = 'expected'"],
  ...["CLV", "CRV", "CIV", "CKV", "COST"].flatMap((component) => [
    [`${component.toLowerCase()}_minor`, `basis = 'realised' and component = '${component}'`],
    [`expected_${component.toLowerCase()}_minor`, `basis = 'expected' and component = '${component}'`],
  ]),
] as const;

const text = `
  with arrived as (
    select * from jsonb_to_recordset($1::text::jsonb) as e(id uuid, customer_id uuid, kind text, component text, basis text,
      flow text, order_id uuid, outcome_id uuid, contribution_id uuid, reward_id uuid, pot uuid, share_numerator int,
      share_denominator int, amount_minor bigint, currency text, low_minor bigint, high_minor bigint, level int, grade text,
      formula text, inputs jsonb, parameters_version int, occurred_at timestamptz, reversal_of uuid, refund_id uuid,
      original_amount_minor bigint, original_currency text, exchange_rate numeric, exchange_day date, exchange_source text)
  ), saved as (
    insert into value_entry (${columns}, computed_at) select ${columns}, $2::timestamptz from arrived
  )
  insert into value_total (customer_id, currency, ${sums.map(([column]) => column).join(", ")})
  select customer_id, currency,
    ${sums.map(([, which]) => `coalesce(sum(amount_minor) filter (where ${which}), 0)`).join(",\n    ")}
  from arrived where customer_id is not null group by customer_id, currency order by customer_id, currency
  on conflict (customer_id, currency) do update set
    ${sums.map(([column]) => `${column} = value_total.${column} + excluded.${column}`).join(",\n    ")}`;

function row(entry: EntryDraft): Record<string, unknown> {
  const { original } = entry;
  return {
    customer_id: entry.customerId === companyAccount ? null : entry.customerId,
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
    original_amount_minor: original?.amountMinor.toString() ?? null,
    original_currency: original?.currency ?? null,
    exchange_rate: original?.rate ?? null,
    exchange_day: original?.day ?? null,
    exchange_source: original?.source ?? null,
  };
}
