import { newId } from "#app/kernel/ids.ts";
import type { Refused } from "#app/kernel/result.ts";
import { type AttributionRefusal, decideAttribution, type ReferralClaim } from "../referrals/attribution.ts";
import { type Credit, decideReferralCredit, type ReferredFriend } from "../rewards/referral-credit.ts";
import type { RewardRule } from "../rewards/reward-rule.ts";
import {
  checkDuplicate,
  checkOrder,
  type OrderInput,
  type OrderRefusal,
  type RecordedOrder,
} from "../spend/order.ts";
import type { Party } from "../value/attribution/admissible-influence.ts";
import { type Bringing, influencersOf } from "../value/attribution/influencers-of.ts";
import type { EntryDraft } from "../value/entry.ts";
import type { Exchange } from "../value/exchange/exchange.ts";
import type { Parameters } from "../value/parameters/parameters.ts";
import { valueOrder } from "../value/rules/value-order.ts";

/** What the books hold of a customer; deciding an order moves it on. */
export type CustomerStanding = {
  firstOrderAt: Date | null;
  hasBought: boolean;
  isCredited: boolean;
  /** Who brought them through a referral link: whom the reward rule pays. */
  friend: ReferredFriend | null;
  /** Everybody whose contributions led to them joining, and who brought those: among them are who share the value. */
  brought: { party: Party; links: Bringing[] };
};

/** The customer of an order. */
export type Buyer = { id: string; mailbox: string | null; joinedAt: Date | null };

/** Everything a decision needs, loaded before. Maps are moved on as orders are decided. */
export type OrderBooks = {
  known: Map<string, RecordedOrder>;
  standings: Map<string, CustomerStanding>;
  rule: RewardRule | null;
  parameters: Parameters;
  windowDays: number;
  /** What cash of some currency is exchanged by; null where it needs nothing, or no rate is known. */
  exchanges: (cash: { currency: string; at: Date }) => Exchange | null;
};

/** A credit with the ids it will be written under. */
export type PlannedReward = Credit & {
  id: string;
  ruleId: string;
  outcomeId: string;
  orderId: string;
  advocateId: string;
};

/** What taking one order means. */
export type OrderDecision =
  | {
      kind: "created";
      order: RecordedOrder;
      attribution: { claim: ReferralClaim; contributionId: string; outcomeId: string; at: Date } | null;
      referralRefusal: AttributionRefusal | null;
      boughtOutcomes: string[];
      rewards: PlannedReward[];
      drafts: EntryDraft[];
    }
  | { kind: "duplicate"; order: RecordedOrder }
  | Refused<OrderRefusal>;

/**
 * Decides one order: whether it is new, whom it is attributed to, what it earns, and what it is worth.
 * @param key the order's key in `books.known`
 * @param claim the referral link that the order's hint leads to, if any
 */
export function decideOrder(
  input: OrderInput,
  key: string,
  buyer: Buyer,
  claim: ReferralClaim | null,
  books: OrderBooks,
  now: Date,
): OrderDecision {
  const refusal = checkOrder(input, now);
  if (refusal !== null) return refusal;
  const known = books.known.get(key);
  if (known !== undefined)
    return checkDuplicate(known, input, buyer.id) ?? { kind: "duplicate", order: known };
  const order = recorded(input, buyer, now);
  const standing = books.standings.get(buyer.id) ?? newcomer(buyer);
  books.standings.set(buyer.id, standing);
  books.known.set(key, order);
  const { attribution, referralRefusal } = attribute(order, buyer, claim, standing, books, now);
  const rewards = reward(order, standing, books.rule, now);
  const boughtOutcomes =
    standing.hasBought || order.amountMinor === 0n
      ? []
      : standing.brought.links
          .filter(({ influencedId }) => influencedId === buyer.id)
          .map(({ outcomeId }) => outcomeId);
  const facts = { ...order, orderId: order.id };
  const incentives = rewards.map((planned) => ({
    rewardId: planned.id,
    advocateId: planned.advocateId,
    outcomeId: planned.outcomeId,
    amountMinor: planned.amountMinor,
    currency: planned.currency,
  }));
  const drafts = valueOrder(
    {
      ...influencersOf(standing.brought.party, standing.brought.links),
      order: facts,
      incentives,
      exchangeOf: ({ currency }) => books.exchanges({ currency, at: order.placedAt }),
    },
    books.parameters,
  );
  moveOn(standing, order);
  return {
    kind: "created",
    order,
    attribution,
    referralRefusal,
    boughtOutcomes: [...new Set(boughtOutcomes)],
    rewards,
    drafts,
  };
}

/** A customer of whom the books hold nothing. */
function newcomer({ id, mailbox }: Buyer): CustomerStanding {
  const party = { customerId: id, domain: mailbox?.split("@")[1] ?? null, legalEntity: null };
  const brought = { party, links: [] };
  return { firstOrderAt: null, hasBought: false, isCredited: false, friend: null, brought };
}

function recorded(input: OrderInput, buyer: Buyer, now: Date): RecordedOrder {
  return {
    id: newId(now),
    source: input.source,
    externalId: input.externalId,
    customerId: buyer.id,
    placedAt: input.placedAt,
    amountMinor: input.amountMinor,
    currency: input.currency,
    costMinor: input.costMinor ?? null,
  };
}

function attribute(
  order: RecordedOrder,
  buyer: Buyer,
  claim: ReferralClaim | null,
  standing: CustomerStanding,
  { standings, windowDays }: OrderBooks,
  now: Date,
) {
  if (claim === null) return { attribution: null, referralRefusal: null };
  const referee = {
    customerId: buyer.id,
    mailbox: buyer.mailbox,
    joinedAt: buyer.joinedAt,
    firstOrderAt: standing.firstOrderAt,
    isAttributed: standing.friend !== null,
  };
  const decision = decideAttribution(referee, claim, windowDays, order.placedAt);
  if (decision.kind === "refused") return { attribution: null, referralRefusal: decision.because };
  const attribution = { claim, contributionId: newId(now), outcomeId: newId(now), at: order.placedAt };
  const { contributionId, outcomeId } = attribution;
  const joinedAt = order.placedAt;
  standing.friend = { outcomeId, advocateId: claim.referrerId, friendId: buyer.id, joinedAt };
  const referrer = standings.get(claim.referrerId)?.brought;
  if (referrer === undefined) throw new Error("decideOrder: it is not known who brought the referrer");
  const link = { influencedId: buyer.id, by: referrer.party, contributionId, outcomeId, joinedAt };
  standing.brought.links.push(link, ...referrer.links);
  return { attribution, referralRefusal: null };
}

function reward(
  order: RecordedOrder,
  standing: CustomerStanding,
  rule: RewardRule | null,
  now: Date,
): PlannedReward[] {
  const { friend } = standing;
  if (friend === null || rule === null) return [];
  const decision = decideReferralCredit(rule, friend, order, standing);
  if (decision.kind === "none") return [];
  standing.isCredited = true;
  return decision.credits.map((credit) => ({
    ...credit,
    id: newId(now),
    ruleId: rule.id,
    outcomeId: friend.outcomeId,
    advocateId: friend.advocateId,
    orderId: order.id,
  }));
}

function moveOn(standing: CustomerStanding, order: RecordedOrder): void {
  if (standing.firstOrderAt === null || order.placedAt < standing.firstOrderAt)
    standing.firstOrderAt = order.placedAt;
  if (order.amountMinor > 0n) standing.hasBought = true;
}
