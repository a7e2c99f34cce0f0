import type pg from "pg";
import type { Refused } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Actor } from "../activity/record-event.server.ts";
import {
  type CustomerReference,
  type ResolvedCustomer,
  resolveCustomers,
} from "../people/resolve-customers.server.ts";
import { findClaims, hintKey, joinedByClick } from "../referrals/claims.server.ts";
import { knownOrders, orderKey } from "../spend/known-orders.server.ts";
import { checkOrder, type OrderInput, type OrderRefusal } from "../spend/order.ts";
import { type Cash, exchangesFor } from "../value/exchange/exchanges.server.ts";
import { customerStandings } from "./customer-standing.server.ts";
import { decideOrder, type OrderDecision } from "./decide-orders.ts";
import { readTerms } from "./read-terms.server.ts";
import { saveDecisions } from "./save-decisions.server.ts";

/** What became of an order. Amounts in minor units. */
export type OrderResult =
  | {
      kind: "created";
      orderId: string;
      customerId: string;
      reward: { amountMinor: bigint; currency: string; availableAt: Date } | null;
    }
  | { kind: "duplicate"; orderId: string; customerId: string }
  | Refused<OrderRefusal>;

/** Where orders come from, for the records they make and the mails they send. */
export type OrderChannel = { origin: CustomerReference["origin"]; tellPeople: boolean };

const throughApi: OrderChannel = { origin: "api", tellPeople: true };

/**
 * Takes orders into the books in one transaction: each new one with its attribution, the credit it earns and what it
 * is worth. An order that is there already has no second effect; one that makes no sense is refused alone. Orders of
 * the same customer follow one another, also over several processes.
 */
export async function takeOrders(
  orders: readonly OrderInput[],
  actor: Actor,
  now: Date,
  channel = throughApi,
): Promise<OrderResult[]> {
  return retrying(() => withTransaction((client) => takeOrdersWithin(client, orders, actor, now, channel)));
}

/** The same within a transaction that somebody else owns. */
export async function takeOrdersWithin(
  client: pg.PoolClient,
  orders: readonly OrderInput[],
  actor: Actor,
  now: Date,
  channel = throughApi,
): Promise<OrderResult[]> {
  const sound = orders.filter((order) => checkOrder(order, now) === null);
  const [customers, known, terms, claims] = await Promise.all([
    customersOf(client, sound, channel, now),
    knownOrders(client, sound),
    readTerms(client, sound[0]?.currency ?? null, now),
    findClaims(
      client,
      sound.map(({ referral }) => referral ?? {}),
    ),
  ]);
  const returning = [...customers.values()].filter(({ isNew }) => !isNew).map(({ id }) => id);
  const referrers = [...claims.values()].map(({ referrerId }) => referrerId);
  const [standings, exchanges] = await Promise.all([
    customerStandings(client, [...new Set([...returning, ...referrers])]),
    exchangesFor(client, sound.map(cashOf), terms.parameters.reportingCurrency),
  ]);
  const books = { known, standings, exchanges, ...terms };
  const decisions = new Map<OrderInput, OrderDecision>();
  for (const order of [...orders].sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime())) {
    const buyer = customers.get(order.customer);
    const claim = claims.get(hintKey(order.referral) ?? "") ?? null;
    const decision =
      buyer === undefined
        ? checkOrder(order, now)
        : decideOrder(order, orderKey(order), buyer, claim, books, now);
    if (decision === null) throw new Error(`takeOrders: no customer for order ${order.externalId}`);
    decisions.set(order, decision);
  }
  await saveDecisions(client, [...decisions.values()], actor, now, channel);
  return orders.map((order) => resultOf(decisions.get(order)));
}

/** Rewards are in the currency of their rule, which is the reporting one. */
function cashOf({ currency, placedAt }: OrderInput): Cash {
  return { currency, at: placedAt };
}

async function customersOf(
  client: pg.PoolClient,
  orders: readonly OrderInput[],
  channel: OrderChannel,
  now: Date,
): Promise<Map<string, ResolvedCustomer>> {
  const clickIds = orders
    .map(({ referral }) => referral)
    .filter((hint) => hintKey(hint)?.startsWith("click "))
    .map((hint) => hint?.clickId ?? "");
  const joined = await joinedByClick(client, clickIds);
  const references = new Map<string, CustomerReference>();
  for (const order of orders) {
    const before = references.get(order.customer);
    references.set(order.customer, {
      externalId: order.customer,
      email: order.email ?? before?.email,
      knownAs: joined.get(order.referral?.clickId ?? "") ?? before?.knownAs,
      origin: channel.origin,
    });
  }
  return resolveCustomers(client, [...references.values()], now);
}

function resultOf(decision: OrderDecision | undefined): OrderResult {
  if (decision === undefined) throw new Error("takeOrders: an order was left undecided");
  if (decision.kind === "refused") return decision;
  const { id: orderId, customerId } = decision.order;
  if (decision.kind === "duplicate") return { kind: "duplicate", orderId, customerId };
  const own = decision.rewards.find(({ beneficiaryId }) => beneficiaryId === customerId);
  const reward =
    own === undefined
      ? null
      : { amountMinor: own.amountMinor, currency: own.currency, availableAt: own.availableAt };
  return { kind: "created", orderId, customerId, reward };
}

const worthAnotherTry = new Set(["23505", "40001", "40P01"]);
const mostTries = 6;

/** Runs a transaction again where another one was in its way: the same order at the same moment, or a deadlock. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (!worthAnotherTry.has(code) || attempt >= mostTries) throw error;
      log.debug({ code, attempt }, "a transaction was in the way of another and is tried again");
      await new Promise((done) => setTimeout(done, attempt * 5 * Math.random()));
    }
  }
}
