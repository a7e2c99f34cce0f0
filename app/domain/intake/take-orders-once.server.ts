import type pg from "pg";
import { withTransaction } from "#app/platform/database.server.ts";
import {
  type AnswerToKeep,
  findReplays,
  type IdempotentCaller,
  keepAnswers,
  type StoredAnswer,
} from "#app/platform/idempotency.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Actor, system } from "../activity/record-event.server.ts";
import type { OrderInput } from "../spend/order.ts";
import { type OrderResult, retrying, takeOrdersWithin } from "./take-orders.server.ts";

/** An order that a machine may send again under the same key. */
export type OrderRequest = { order: OrderInput; who: IdempotentCaller | null; actor: Actor };

/** The answer: given now, or the kept one of an earlier request; `conflict` where the key was used for another request. */
export type OrderAnswer = ({ kind: "answered"; replayed: boolean } & StoredAnswer) | { kind: "conflict" };

/**
 * Takes a batch of requests in one transaction, each once for its key. A twin in the same batch, or in another process
 * at the same moment, is given the answer of the first.
 * @param answerOf what to answer a request with that has just been decided
 */
export async function takeOrdersOnce(
  requests: readonly OrderRequest[],
  answerOf: (order: OrderInput, result: OrderResult) => StoredAnswer,
  now: Date,
): Promise<OrderAnswer[]> {
  return retrying(() => withTransaction((client) => takeBatch(client, requests, answerOf, now)));
}

async function takeBatch(
  client: pg.PoolClient,
  requests: readonly OrderRequest[],
  answerOf: (order: OrderInput, result: OrderResult) => StoredAnswer,
  now: Date,
): Promise<OrderAnswer[]> {
  const waited = waitForTwins(client, requests);
  const firstOfKey = new Map<string, OrderRequest>();
  for (const request of requests) {
    const name = nameOf(request);
    if (name !== null && !firstOfKey.has(name)) firstOfKey.set(name, request);
  }
  const firsts = requests.filter(
    (request) => request.who === null || firstOfKey.get(nameOf(request) ?? "") === request,
  );
  const [answers] = await Promise.all([answeredBefore(client, firsts, now), waited]);
  const fresh = firsts.filter((request) => !answers.has(request));
  const toKeep: AnswerToKeep[] = [];
  for (const ofActor of Map.groupBy(fresh, ({ actor }) => `${actor.kind} ${actor.id}`).values()) {
    const actor = ofActor[0]?.actor ?? system;
    const results = await takeOrdersWithin(
      client,
      ofActor.map(({ order }) => order),
      actor,
      now,
    );
    for (const [index, request] of ofActor.entries()) {
      const result = results[index];
      if (result === undefined) throw new Error("takeOrdersOnce: an order was left without a result");
      const answer = answerOf(request.order, result);
      if (request.who !== null && answer.status < 300) toKeep.push({ who: request.who, answer });
      answers.set(request, { kind: "answered", replayed: false, ...answer });
    }
  }
  await keepAnswers(client, toKeep, now);
  return requests.map((request) => answers.get(request) ?? answerOfTwin(request, firstOfKey, answers));
}

async function answeredBefore(
  client: pg.PoolClient,
  requests: readonly OrderRequest[],
  now: Date,
): Promise<Map<OrderRequest, OrderAnswer>> {
  const answers = new Map<OrderRequest, OrderAnswer>();
  const keyed = requests.flatMap((request) => (request.who === null ? [] : [{ request, who: request.who }]));
  const replays =
    keyed.length === 0
      ? []
      : await findReplays(
          client,
          keyed.map(({ who }) => who),
          now,
        );
  for (const [index, { request }] of keyed.entries()) {
    const replay = replays[index];
    if (replay?.kind === "conflict") answers.set(request, replay);
    if (replay?.kind === "replay") answers.set(request, { ...replay, kind: "answered", replayed: true });
  }
  return answers;
}

function answerOfTwin(
  request: OrderRequest,
  firstOfKey: Map<string, OrderRequest>,
  answers: Map<OrderRequest, OrderAnswer>,
): OrderAnswer {
  const first = firstOfKey.get(nameOf(request) ?? "");
  const answer = first === undefined ? undefined : answers.get(first);
  if (first === undefined || answer === undefined)
    throw new Error("takeOrdersOnce: a request was left without an answer");
  if (first.who?.requestHash !== request.who?.requestHash) return { kind: "conflict" };
  return answer.kind === "answered" && answer.status < 300 ? { ...answer, replayed: true } : answer;
}

async function waitForTwins(client: pg.PoolClient, requests: readonly OrderRequest[]): Promise<void> {
  const names = [...new Set(requests.map(nameOf).filter((name) => name !== null))];
  if (names.length === 0) return;
  await sql(
    client,
    `select pg_advisory_xact_lock(hash) from (select hashtextextended(name, 0) as hash from unnest($1::text[]) name order by 1) sorted`,
    [names.map((name) => `idempotency/${name}`)],
  );
}

function nameOf({ who }: OrderRequest): string | null {
  return who === null ? null : `${who.apiKeyId}/${who.key}`;
}
