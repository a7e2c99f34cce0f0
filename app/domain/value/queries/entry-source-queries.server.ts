import { isId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { EntrySource } from "./entry-source.ts";
import { forecastEntry } from "./forecast-entry-queries.server.ts";
import { entryColumns } from "./value-entry-queries.server.ts";
import type { ValueEntryView } from "./value-entry-view.ts";

export type EntryInDetail = ValueEntryView & {
  sources: EntrySource[];
  /** What it was before it was brought to the reporting currency; null where it was in it. */
  original: Original | null;
  /** The entry that takes this one back, or that this one takes back. */
  related: { id: string; relation: "takes back" | "is taken back by"; amountMinor: string; at: Date }[];
};

type Original = { amountMinor: string; currency: string; rate: string; day: string; source: string };

type References = Record<"orderId" | "outcomeId" | "contributionId" | "rewardId" | "refundId", string | null>;

/**
 * One entry of a customer with every source it names resolved, or the forecast that stands at such an address; null where
 * this customer has none.
 */
export async function valueEntry(customerId: string, address: string): Promise<EntryInDetail | null> {
  const found = isId(address) ? await entryOf(customerId, address) : null;
  const entry = found?.entry ?? (await forecastEntry(customerId, address));
  if (entry === null) return null;
  const refs = [
    ...entry.inputs.map((input) => input.sourceRef),
    ...(found?.refs ?? []),
    `parameters:${entry.parametersVersion}`,
  ];
  const [sources, related] = await Promise.all([sourcesOf(refs), found ? relatedTo(entry) : []]);
  return { ...entry, original: found?.original ?? null, sources, related };
}

async function entryOf(customerId: string, entryId: string) {
  const [row] = await sql<ValueEntryView & References & { original: Original | null }>(
    pool,
    `select ${entryColumns}, e.order_id as "orderId", e.outcome_id as "outcomeId", e.contribution_id as "contributionId",
       e.reward_id as "rewardId", e.refund_id as "refundId", ${original} as original
     from value_entry e where e.customer_id = $1 and e.id = $2`,
    [customerId, entryId],
  );
  if (row === undefined) return null;
  const { orderId, outcomeId, contributionId, rewardId, refundId, original: before, ...entry } = row;
  const columns = {
    order: orderId,
    outcome: outcomeId,
    contribution: contributionId,
    reward: rewardId,
    refund: refundId,
  };
  const refs = Object.entries(columns).flatMap(([kind, id]) => (id === null ? [] : [`${kind}:${id}`]));
  return { entry, refs, original: before };
}

const original = `case when e.original_currency is not null then json_build_object('amountMinor', e.original_amount_minor::text,
  'currency', e.original_currency, 'rate', trim_scale(e.exchange_rate)::text, 'day', e.exchange_day, 'source', e.exchange_source) end`;

const who = `c.id as "customerId", coalesce(c.name, c.email, c.external_id, 'A customer without a name') as customer`;

const statements: Record<EntrySource["kind"], string> = {
  order: `select 'order' as kind, 'order:' || o.id as ref, o.source, o.external_id as "externalId", o.placed_at as at,
    o.amount_minor::text as "amountMinor", o.currency, o.cost_minor::text as "costMinor", ${who}
    from purchase_order o join customer c on c.id = o.customer_id where o.id = any($1::uuid[])`,
  refund: `select 'refund' as kind, 'refund:' || r.id as ref, r.source, r.external_id as "externalId", r.refunded_at as at,
    r.amount_minor::text as "amountMinor", o.currency from refund r join purchase_order o on o.id = r.order_id where r.id = any($1::uuid[])`,
  outcome: `select 'outcome' as kind, 'outcome:' || o.id as ref, o.kind as outcome, o.external_id as "externalId", s.state, s.occurred_at as at, ${who}
    from outcome o left join customer c on c.id = o.customer_id
    join lateral (select state, occurred_at from outcome_state where outcome_id = o.id
      order by occurred_at desc, state = 'joined', id desc limit 1) s on true
    where o.id = any($1::uuid[])`,
  contribution: `select 'contribution' as kind, 'contribution:' || g.id as ref, g.kind as contribution, g.external_id as "externalId",
    g.occurred_at as at, g.evidence ->> 'code' as code, g.evidence ->> 'clickedAt' as "clickedAt", ${who} from contribution g join customer c on c.id = g.customer_id where g.id = any($1::uuid[])`,
  reward: `select 'reward' as kind, 'reward:' || r.id as ref, r.reason, r.granted_at as at, r.amount_minor::text as "amountMinor", r.currency, ${who}
    from reward r join customer c on c.id = r.beneficiary_id where r.id = any($1::uuid[])`,
  customer: `select 'customer' as kind, 'customer:' || c.id as ref, c.created_at as at, ${who}
    from customer c where c.id = any($1::uuid[])`,
  valuation: `select 'valuation' as kind, 'valuation:' || v.id as ref, v.at, v.customers,
    exists (select 1 from standing_valuation s where s.valuation_id = v.id) as stands from valuation v where v.id = any($1::uuid[])`,
  exchange: `select 'exchange' as kind, 'exchange:' || currency || ':' || day as ref, day::timestamptz as at, per_euro::text as "perEuro",
    source, currency from exchange_rate where currency || ':' || day = any($1::text[])`,
  parameters: `select 'parameters' as kind, 'parameters:' || version as ref, created_at as at, margin_basis_points as "marginBasisPoints",
    referral_alpha as alpha, referral_beta as beta, horizon_months as "horizonMonths", acquisition_cost_minor::text as "acquisitionCostMinor"
    from value_parameters where version = any($1::int[])`,
};

/** What follows the kind in a source that has no id. */
const keyShapes: Record<string, RegExp> = {
  parameters: /^\d{1,9}$/,
  exchange: /^[A-Z]{3}:\d{4}-\d{2}-\d{2}$/,
};

async function sourcesOf(refs: readonly string[]): Promise<EntrySource[]> {
  const found = await Promise.all(
    Object.entries(statements).map(([kind, statement]) => {
      const keys = [
        ...new Set(refs.filter((ref) => ref.startsWith(`${kind}:`)).map((ref) => ref.slice(kind.length + 1))),
      ];
      const usable = keys.filter((key) => (keyShapes[kind] ? keyShapes[kind].test(key) : isId(key)));
      return usable.length === 0 ? [] : sql<EntrySource>(pool, statement, [usable]);
    }),
  );
  return found.flat();
}

function relatedTo(entry: ValueEntryView): Promise<EntryInDetail["related"]> {
  return sql(
    pool,
    `select e.id, case when e.reversal_of = $1::uuid then 'is taken back by' else 'takes back' end as relation,
       e.amount_minor::text as "amountMinor", e.computed_at as at
     from value_entry e where e.reversal_of = $1::uuid or e.id = $2::uuid order by e.computed_at limit 50`,
    [entry.id, entry.reversalOf],
  );
}
