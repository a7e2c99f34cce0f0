import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type GiftKind, giftKinds } from "../activity/gift-kinds.ts";
import type { GiftFacts, GiftOutcome } from "../value/gift.ts";

type OutcomeRow = {
  contributionId: string;
  outcomeId: string;
  state: string;
  occurredAt: Date;
  marginMinor: bigint | null;
  costMinor: bigint | null;
  currency: string | null;
  measured: Record<string, unknown>;
  customerId: string | null;
  authors: GiftOutcome["authors"];
};

/** Locks gifts and reads what came of them, in the order of their ids. Ids of other contributions are passed over. */
export async function giftsToValue(on: Executor, contributionIds: readonly string[]): Promise<GiftFacts[]> {
  const gifts = await sql<Omit<GiftFacts, "outcomes" | "kind"> & { kind: GiftKind }>(
    on,
    `select id as "contributionId", customer_id as "customerId", kind, occurred_at as "occurredAt" from contribution
     where id = any($1::uuid[]) and kind = any($2::text[]) order by id for no key update`,
    [contributionIds, giftKinds],
  );
  const outcomes = await sql<OutcomeRow>(on, outcomesText, [
    gifts.map(({ contributionId }) => contributionId),
    giftKinds,
  ]);
  const byGift = Map.groupBy(outcomes, ({ contributionId }) => contributionId);
  return gifts.map((gift) => ({ ...gift, outcomes: (byGift.get(gift.contributionId) ?? []).map(outcomeOf) }));
}

/** The latest state of each outcome with whoever led to it: each person once, by their first gift. */
const outcomesText = `
  select i.contribution_id as "contributionId", o.id as "outcomeId", s.state, s.occurred_at as "occurredAt",
    s.margin_minor as "marginMinor", s.cost_minor as "costMinor", s.currency, s.measured, o.customer_id as "customerId",
    (select json_agg(json_build_object('customerId', a.customer_id, 'contributionId', a.id) order by a.occurred_at, a.id)
     from (select distinct on (g.customer_id) g.customer_id, g.id, g.occurred_at
       from outcome_influence w join contribution g on g.id = w.contribution_id
       where w.outcome_id = o.id and g.kind = any($2::text[])
       order by g.customer_id, g.occurred_at, g.id) a) as authors
  from outcome_influence i
  join outcome o on o.id = i.outcome_id
  join lateral (select * from outcome_state where outcome_id = o.id order by occurred_at desc, id desc limit 1) s on true
  where i.contribution_id = any($1::uuid[])
  order by i.contribution_id, o.id`;

function outcomeOf({ contributionId: _, measured, marginMinor, costMinor, ...row }: OutcomeRow): GiftOutcome {
  const numbers = Object.entries(measured).flatMap(([name, value]) => {
    const isWhole = typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    return isWhole ? [[name, BigInt(value)] as const] : [];
  });
  return {
    ...row,
    marginMinor: marginMinor === null ? null : BigInt(marginMinor),
    costMinor: costMinor === null ? null : BigInt(costMinor),
    measured: Object.fromEntries(numbers),
  };
}
