import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Source } from "../value/books/entries-then.server.ts";
import type { EntryDraft } from "../value/entry.ts";
import type { StoredParameters } from "../value/parameters/parameters.ts";
import { valueDeal } from "../value/rules/deal.ts";
import { grantedReward } from "../value/rules/granted-reward.ts";
import { valueContribution } from "../value/rules/value-contribution.ts";
import { valueOrder } from "../value/rules/value-order.ts";
import { dealsToValue } from "./deals-to-value.server.ts";
import { giftsToValue } from "./gifts-to-value.server.ts";
import { ordersToValue } from "./orders-to-value.server.ts";
import type { RefundedOrder } from "./refund-reversals.ts";
import { toReportingCurrency } from "./to-reporting-currency.server.ts";

/** What comes out again of one thing; refunds of an order are by themselves. */
export type ValuedAgain = { drafts: EntryDraft[]; refunded: RefundedOrder | null };

/**
 * Values things again as the books do, of what was known at a moment and by the parameters of some version, by id.
 * Changes nothing.
 */
export async function valueAgain(
  on: Executor,
  source: Source,
  ids: readonly string[],
  parameters: StoredParameters,
  knownAt: Date,
): Promise<Map<string, ValuedAgain>> {
  switch (source) {
    case "order": {
      const orders = await ordersToValue(on, ids, knownAt);
      return new Map(
        orders.map((facts) => {
          const { order, refunds } = facts;
          return [order.orderId, { drafts: valueOrder(facts, parameters), refunded: { order, refunds } }];
        }),
      );
    }
    case "gift": {
      const gifts = await giftsToValue(on, ids, knownAt);
      const drafts = gifts.map((gift) => valueContribution(gift, parameters));
      const names = gifts.map(({ contributionId }) => contributionId);
      return byId(names, await toReportingCurrency(on, drafts, parameters, knownAt));
    }
    case "deal": {
      if (parameters.reportingCurrency === null) return new Map();
      const deals = await dealsToValue(on, ids, parameters.reportingCurrency, knownAt);
      const drafts = deals.map((deal) => valueDeal(deal, parameters));
      const names = deals.map(({ outcomeId }) => outcomeId);
      return byId(names, await toReportingCurrency(on, drafts, parameters, knownAt));
    }
    case "grant":
      return grantsAgain(on, ids, parameters.version);
  }
}

function byId(ids: readonly string[], drafts: readonly EntryDraft[][]): Map<string, ValuedAgain> {
  return new Map(ids.map((id, index) => [id, { drafts: drafts[index] ?? [], refunded: null }]));
}

type Grant = { id: string; beneficiaryId: string; amountMinor: bigint; currency: string; grantedAt: Date };

async function grantsAgain(
  on: Executor,
  ids: readonly string[],
  version: number,
): Promise<Map<string, ValuedAgain>> {
  const grants = await sql<Grant>(
    on,
    `select id, beneficiary_id as "beneficiaryId", amount_minor as "amountMinor", currency, granted_at as "grantedAt"
     from reward where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(
    grants.map(({ grantedAt, ...grant }) => {
      const told = { ...grant, amountMinor: BigInt(grant.amountMinor) };
      return [grant.id, { drafts: [grantedReward(told, version, grantedAt)], refunded: null }];
    }),
  );
}
