import { isId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { entryColumns, type ValueEntryView } from "./value-entry-queries.server.ts";

/** A customer who is named by a source. */
type Who = { customerId: string; customer: string };

/** What a figure rests on, down to the record it came from. Amounts are minor units as text. */
export type EntrySource =
  | ({
      kind: "order";
      ref: string;
      source: string;
      externalId: string;
      at: Date;
      amountMinor: string;
      currency: string;
      costMinor: string | null;
    } & Who)
  | {
      kind: "refund";
      ref: string;
      source: string;
      externalId: string;
      at: Date;
      amountMinor: string;
      currency: string;
    }
  | {
      kind: "outcome";
      ref: string;
      outcome: string;
      externalId: string | null;
      state: string;
      at: Date;
      customerId: string | null;
      customer: string | null;
    }
  | ({ kind: "contribution"; ref: string; contribution: string; externalId: string | null; at: Date } & Who)
  | ({ kind: "reward"; ref: string; reason: string; at: Date; amountMinor: string; currency: string } & Who)
  | {
      kind: "parameters";
      ref: string;
      at: Date;
      marginBasisPoints: number | null;
      alpha: number;
      beta: number;
      horizonMonths: number;
      acquisitionCostMinor: string;
    };

export type EntryInDetail = ValueEntryView & {
  sources: EntrySource[];
  /** The entry that takes this one back, or that this one takes back. */
  related: { id: string; relation: "takes back" | "is taken back by"; amountMinor: string; at: Date }[];
};

type References = Record<"orderId" | "outcomeId" | "contributionId" | "rewardId" | "refundId", string | null>;

/** One entry of a customer with every source it names resolved; null where this customer has no such entry. */
export async function valueEntry(customerId: string, entryId: string): Promise<EntryInDetail | null> {
  const [row] = await sql<ValueEntryView & References>(
    pool,
    `select ${entryColumns}, e.order_id as "orderId", e.outcome_id as "outcomeId", e.contribution_id as "contributionId",
       e.reward_id as "rewardId", e.refund_id as "refundId"
     from value_entry e where e.customer_id = $1 and e.id = $2`,
    [customerId, entryId],
  );
  if (row === undefined) return null;
  const { orderId, outcomeId, contributionId, rewardId, refundId, ...entry } = row;
  const columns = {
    order: orderId,
    outcome: outcomeId,
    contribution: contributionId,
    reward: rewardId,
    refund: refundId,
  };
  const refs = [
    ...entry.inputs.map((input) => input.sourceRef),
    ...Object.entries(columns).flatMap(([kind, id]) => (id === null ? [] : [`${kind}:${id}`])),
    `parameters:${entry.parametersVersion}`,
  ];
  const [sources, related] = await Promise.all([sourcesOf(refs), relatedTo(entry)]);
  return { ...entry, sources, related };
}

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
    g.occurred_at as at, ${who} from contribution g join customer c on c.id = g.customer_id where g.id = any($1::uuid[])`,
  reward: `select 'reward' as kind, 'reward:' || r.id as ref, r.reason, r.granted_at as at, r.amount_minor::text as "amountMinor", r.currency, ${who}
    from reward r join customer c on c.id = r.beneficiary_id where r.id = any($1::uuid[])`,
  parameters: `select 'parameters' as kind, 'parameters:' || version as ref, created_at as at, margin_basis_points as "marginBasisPoints",
    referral_alpha as alpha, referral_beta as beta, horizon_months as "horizonMonths", acquisition_cost_minor::text as "acquisitionCostMinor"
    from value_parameters where version = any($1::int[])`,
};

async function sourcesOf(refs: readonly string[]): Promise<EntrySource[]> {
  const found = await Promise.all(
    Object.entries(statements).map(([kind, statement]) => {
      const keys = [
        ...new Set(refs.filter((ref) => ref.startsWith(`${kind}:`)).map((ref) => ref.slice(kind.length + 1))),
      ];
      const usable = keys.filter((key) => (kind === "parameters" ? /^\d{1,9}$/.test(key) : isId(key)));
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
