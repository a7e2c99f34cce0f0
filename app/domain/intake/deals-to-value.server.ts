import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Party } from "../value/attribution/admissible-influence.ts";
import { type Brought, linksAbove } from "../value/attribution/links-above.server.ts";
import { companyAccount } from "../value/entry.ts";
import type { DealFacts, DealInfluence, DealLink } from "../value/rules/deal-facts.ts";
import { measuredOf } from "./measured-of.ts";

type Row = {
  outcomeId: string;
  customerId: string | null;
  state: string;
  openedAt: Date;
  occurredAt: Date;
  marginMinor: bigint | null;
  currency: string | null;
  measured: Record<string, unknown>;
  influences: { contributionId: string; customerId: string; kind: string; at: string }[];
};

/** Locks deals for the transaction, in the order of their ids. Ids of other outcomes are passed over. */
export async function lockDeals(on: Executor, outcomeIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    on,
    "select id from outcome where id = any($1::uuid[]) and kind = 'deal' order by id for no key update",
    [outcomeIds],
  );
  return rows.map(({ id }) => id);
}

/**
 * Reads deals with what they rest on, by id: their latest state, who had a part in them, and who brought those. Read them
 * after `lockDeals`. A deal whose buyer is no customer yet is one of the company's own account.
 * @param currency the reporting currency, which is that of a deal that names none
 * @param knownAt what was known at a moment; null for all that is known now
 */
export async function dealsToValue(
  on: Executor,
  outcomeIds: readonly string[],
  currency: string,
  knownAt: Date | null = null,
): Promise<DealFacts[]> {
  const rows = await sql<Row>(on, dealsText, [outcomeIds, knownAt]);
  const people = rows.flatMap(({ customerId, influences }) => [
    ...(customerId === null ? [] : [customerId]),
    ...influences.map((influence) => influence.customerId),
  ]);
  const brought = await linksAbove(on, people, knownAt);
  return rows.map((row) => dealOf(row, brought, currency));
}

const dealsText = `
  select o.id as "outcomeId", o.customer_id as "customerId", s.state, s.occurred_at as "occurredAt", s.margin_minor as "marginMinor",
    s.currency, s.measured, (select min(occurred_at) from outcome_state where outcome_id = o.id ${knownBy("recorded_at")}) as "openedAt",
    coalesce((select json_agg(json_build_object('contributionId', c.id, 'customerId', c.customer_id, 'kind', c.kind, 'at', c.occurred_at)
        order by c.occurred_at, c.id)
      from outcome_influence i join contribution c on c.id = i.contribution_id
      where i.outcome_id = o.id ${knownBy("coalesce(i.recorded_at, o.recorded_at)")}), '[]'::json) as influences
  from outcome o
  join lateral (select * from outcome_state where outcome_id = o.id ${knownBy("recorded_at")}
    order by occurred_at desc, id desc limit 1) s on true
  where o.id = any($1::uuid[]) and o.kind = 'deal' order by o.id`;

function knownBy(recordedAt: string): string {
  return `and ($2::timestamptz is null or ${recordedAt} <= $2::timestamptz)`;
}

function dealOf(row: Row, brought: ReadonlyMap<string, Brought>, currency: string): DealFacts {
  const { measured } = measuredOf(row.measured);
  const { expectedMarginMinor = 0n, mattered } = measured as {
    [name in "expectedMarginMinor" | "mattered"]?: bigint;
  };
  const influences = row.influences.map(
    ({ contributionId, customerId, kind, at }): DealInfluence => ({
      contributionId,
      kind,
      by: partyOf(customerId, brought),
      at: new Date(at),
      mattered: mattered === undefined ? null : Number(mattered),
    }),
  );
  const people = [row.customerId, ...influences.map(({ by }) => by.customerId)];
  return {
    outcomeId: row.outcomeId,
    state: row.state === "won" || row.state === "lost" ? row.state : "open",
    openedAt: row.openedAt,
    occurredAt: row.occurredAt,
    buyer: partyOf(row.customerId ?? companyAccount, brought),
    currency: row.currency ?? currency,
    marginMinor: row.marginMinor === null ? 0n : BigInt(row.marginMinor),
    expectedMarginMinor,
    influences,
    links: people.flatMap((who) => (who === null ? [] : linksOf(brought.get(who)))),
  };
}

function partyOf(customerId: string, brought: ReadonlyMap<string, Brought>): Party {
  return brought.get(customerId)?.party ?? { customerId, domain: null, legalEntity: null };
}

function linksOf(brought: Brought | undefined): DealLink[] {
  return (brought?.links ?? []).map(({ influencedId, by, contributionId }) => ({
    influencerId: by.customerId,
    influencedId,
    contributionId,
    by,
  }));
}
