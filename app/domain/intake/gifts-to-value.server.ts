import { type Executor, sql } from "#app/platform/sql.server.ts";
import { isInDeal } from "../activity/deal-contributions.ts";
import type { GiftFacts, GiftOutcome } from "../value/rules/gift.ts";
import { countsWith, type PricedKind, pricedKinds } from "../value/rules/value-contribution.ts";
import { measuredOf } from "./measured-of.ts";

/** A contribution that led to an outcome. */
type Influence = { customerId: string; contributionId: string; kind: string };

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
  influences: Influence[];
};

type Gift = Omit<GiftFacts<PricedKind>, "outcomes">;

/** Locks gifts for the transaction, in the order of their ids. Ids of other contributions are passed over. */
export async function lockGifts(on: Executor, contributionIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    on,
    "select id from contribution where id = any($1::uuid[]) and kind = any($2::text[]) order by id for no key update",
    [contributionIds, pricedKinds],
  );
  return rows.map(({ id }) => id);
}

/**
 * Reads gifts with what came of them, in the order of their ids. Read them after `lockGifts`: a statement that waits for
 * a lock still sees what was told before it waited.
 * @param knownAt what was known at a moment before; null for all that is known now
 */
export async function giftsToValue(
  on: Executor,
  contributionIds: readonly string[],
  knownAt: Date | null = null,
): Promise<GiftFacts<PricedKind>[]> {
  const gifts = await sql<Gift>(
    on,
    `select c.id as "contributionId", c.customer_id as "customerId", c.kind, c.occurred_at as "occurredAt",
       ${isInDeal("c.id", "$3::timestamptz")} as "isInDeal"
     from contribution c where c.id = any($1::uuid[]) and c.kind = any($2::text[]) order by c.id`,
    [contributionIds, pricedKinds, knownAt],
  );
  const rows = await sql<OutcomeRow>(on, outcomesText, [
    gifts.map(({ contributionId }) => contributionId),
    knownAt,
  ]);
  const byGift = Map.groupBy(rows, ({ contributionId }) => contributionId);
  return gifts.map((gift) => ({
    ...gift,
    outcomes: (byGift.get(gift.contributionId) ?? []).map((row) => outcomeOf(row, gift.kind)),
  }));
}

/** The latest state of each outcome with whatever led to it, in the order in which it was given. */
const outcomesText = `
  select i.contribution_id as "contributionId", o.id as "outcomeId", s.state, s.occurred_at as "occurredAt",
    s.margin_minor as "marginMinor", s.cost_minor as "costMinor", s.currency, s.measured, o.customer_id as "customerId",
    (select json_agg(json_build_object('customerId', g.customer_id, 'contributionId', g.id, 'kind', g.kind)
       order by g.occurred_at, g.id)
     from outcome_influence w join contribution g on g.id = w.contribution_id
     where w.outcome_id = o.id and ($2::timestamptz is null or coalesce(w.recorded_at, o.recorded_at) <= $2::timestamptz)) as influences
  from outcome_influence i
  join outcome o on o.id = i.outcome_id and o.kind <> 'deal'
  join lateral (select * from outcome_state
    where outcome_id = o.id and ($2::timestamptz is null or recorded_at <= $2::timestamptz)
    order by occurred_at desc, id desc limit 1) s on true
  where i.contribution_id = any($1::uuid[])
    and ($2::timestamptz is null or coalesce(i.recorded_at, o.recorded_at) <= $2::timestamptz)
  order by i.contribution_id, o.id`;

function outcomeOf(row: OutcomeRow, kind: PricedKind): GiftOutcome {
  const { contributionId: _, influences, measured, marginMinor, costMinor, ...rest } = row;
  const counted = influences.filter((one) => countsWith(kind, one.kind));
  const once = new Map(counted.toReversed().map((one) => [one.customerId, one.contributionId]));
  return {
    ...rest,
    ...measuredOf(measured),
    marginMinor: marginMinor === null ? null : BigInt(marginMinor),
    costMinor: costMinor === null ? null : BigInt(costMinor),
    authors: counted
      .filter(({ customerId, contributionId }) => once.get(customerId) === contributionId)
      .map(({ customerId, contributionId }) => ({ customerId, contributionId })),
  };
}
