import type pg from "pg";
import { pool, withTransaction } from "./database.server.ts";
import { type Executor, sql } from "./sql.server.ts";

/** Who asks under which key, and the SHA-256 of what was asked. */
export type IdempotentCaller = { apiKeyId: string; key: string; requestHash: string };

export type StoredAnswer = { status: number; body: string };

export type Replay = { kind: "none" } | ({ kind: "replay" } & StoredAnswer) | { kind: "conflict" };

export type IdempotentOutcome =
  | ({ kind: "answered"; replayed: boolean } & StoredAnswer)
  | { kind: "conflict" }
  | { kind: "in-progress" };

/** How long an answer is kept. */
export const keptForMs = 24 * 60 * 60 * 1000;

const lockNotAvailable = "55P03";

/** The answer given before under this key, if any; `conflict` where the key was used for another request. */
export async function findReplay(on: Executor, who: IdempotentCaller, now: Date): Promise<Replay> {
  return (await findReplays(on, [who], now))[0] ?? { kind: "none" };
}

/** The same for several callers at once, in their order. */
export async function findReplays(
  on: Executor,
  callers: readonly IdempotentCaller[],
  now: Date,
): Promise<Replay[]> {
  const rows = await sql<{
    api_key_id: string;
    key: string;
    request_hash: string;
    status: number;
    body: string;
  }>(
    on,
    `select r.api_key_id, r.key, r.request_hash, r.status, r.body
     from unnest($1::uuid[], $2::text[]) as wanted(api_key_id, key)
     join idempotency_record r on r.api_key_id = wanted.api_key_id and r.key = wanted.key
     where r.created_at > $3::timestamptz`,
    [
      callers.map(({ apiKeyId }) => apiKeyId),
      callers.map(({ key }) => key),
      new Date(now.getTime() - keptForMs),
    ],
  );
  const kept = new Map(rows.map((row) => [`${row.api_key_id} ${row.key}`, row]));
  return callers.map((who) => {
    const row = kept.get(`${who.apiKeyId} ${who.key}`);
    if (row === undefined) return { kind: "none" };
    if (row.request_hash !== who.requestHash) return { kind: "conflict" };
    return { kind: "replay", status: row.status, body: row.body };
  });
}

/** Whether an answer is kept under this key, whatever was asked. */
export async function wasAnswered(
  who: Pick<IdempotentCaller, "apiKeyId" | "key">,
  now: Date,
): Promise<boolean> {
  return (await findReplay(pool, { ...who, requestHash: "" }, now)).kind !== "none";
}

/** An answer to keep for whoever asks again. */
export type AnswerToKeep = { who: IdempotentCaller; answer: StoredAnswer };

/** Keeps answers, in the transaction of their effects; they take the place of those that are out of date. */
export async function keepAnswers(on: Executor, answers: readonly AnswerToKeep[], now: Date): Promise<void> {
  if (answers.length === 0) return;
  await sql(
    on,
    `insert into idempotency_record (api_key_id, key, request_hash, status, body, created_at)
     select api_key_id, key, request_hash, status, body, $6::timestamptz
     from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[]) as a(api_key_id, key, request_hash, status, body)
     on conflict (api_key_id, key) do update
       set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body, created_at = excluded.created_at
       where idempotency_record.created_at <= $7::timestamptz`,
    [
      answers.map(({ who }) => who.apiKeyId),
      answers.map(({ who }) => who.key),
      answers.map(({ who }) => who.requestHash),
      answers.map(({ answer }) => answer.status),
      answers.map(({ answer }) => answer.body),
      now,
      new Date(now.getTime() - keptForMs),
    ],
  );
}

/**
 * Runs work in one transaction, once a key: a twin that comes meanwhile waits and is given the same answer.
 * Only success is kept, so that a refusal may be put right and sent again.
 */
export async function withIdempotency(
  who: IdempotentCaller | null,
  now: Date,
  work: (client: pg.PoolClient) => Promise<StoredAnswer>,
): Promise<IdempotentOutcome> {
  try {
    return await withTransaction(async (client) => {
      if (who === null) return { kind: "answered", replayed: false, ...(await work(client)) };
      await waitForTwin(client, who);
      const before = await findReplay(client, who, now);
      if (before.kind === "conflict") return before;
      if (before.kind === "replay") return { ...before, kind: "answered", replayed: true };
      const answer = await work(client);
      if (answer.status < 300) await keepAnswers(client, [{ who, answer }], now);
      return { kind: "answered", replayed: false, ...answer };
    });
  } catch (error) {
    if (who !== null && error instanceof Error && "code" in error && error.code === lockNotAvailable) {
      return { kind: "in-progress" };
    }
    throw error;
  }
}

async function waitForTwin(client: pg.PoolClient, who: IdempotentCaller): Promise<void> {
  await sql(client, "set local lock_timeout = '10s'");
  await sql(client, "select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `idempotency/${who.apiKeyId}/${who.key}`,
  ]);
  await sql(client, "set local lock_timeout = 0");
}
