import { createHash, randomBytes } from "node:crypto";
import { newId } from "#app/kernel/ids.ts";
import type { ApiScope } from "./api-scopes.ts";
import { db, pool, withTransaction } from "./database.server.ts";
import { type Executor, sql } from "./sql.server.ts";

/** A key that may be used: who it is and what it may do. */
export type FoundApiKey = { id: string; scopes: readonly string[] };

/** A key as people see it in the list; its secret is not kept anywhere. */
export type ApiKeyView = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** Done in the transaction of the change: callers write their event here. */
export type Also = (client: Executor, key: { id: string; name: string; prefix: string }) => Promise<void>;

type Row = { id: string; scopes: string[]; expires_at: Date | null; last_used_at: Date | null };

const cacheMs = 5_000;
const usedEveryMs = 60_000;
const cacheLimit = 10_000;
const known = new Map<string, { at: number; key: FoundApiKey; expiresAt: number }>();

/** Makes a key. The secret is in the answer and nowhere else: show it once. */
export async function createApiKey(
  input: { name: string; scopes: readonly ApiScope[]; expiresAt?: Date | null },
  now: Date,
  also: Also,
): Promise<{ id: string; secret: string }> {
  const secret = `kith_${randomBytes(32).toString("base64url")}`;
  const key = { id: newId(now), name: input.name, prefix: prefixOf(secret) };
  await withTransaction(async (client) => {
    await insertKey(
      client,
      { ...key, secret, scopes: input.scopes, expiresAt: input.expiresAt ?? null },
      now,
    );
    await also(client, key);
  });
  return { id: key.id, secret };
}

/** Ends a key: every process refuses it within five seconds. False where there is no such key or it has ended before. */
export async function revokeApiKey(id: string, now: Date, also: Also): Promise<boolean> {
  return withTransaction(async (client) => {
    const [key] = await sql<{ id: string; name: string; prefix: string; secret_hash: string }>(
      client,
      `update api_key set revoked_at = $2::timestamptz where id = $1::uuid and revoked_at is null
       returning id, name, prefix, secret_hash`,
      [id, now],
    );
    if (key === undefined) return false;
    known.delete(key.secret_hash);
    await also(client, { id: key.id, name: key.name, prefix: key.prefix });
    return true;
  });
}

/** All keys, the usable ones first, then the newest. */
export function listApiKeys(): Promise<ApiKeyView[]> {
  return db.apiKey.findMany({
    omit: { secretHash: true },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }],
  });
}

/** Lets in a secret chosen by the operator, with all scopes. Does nothing where that secret is known already. */
export async function bootstrapApiKey(secret: string, now: Date): Promise<void> {
  const key = {
    id: newId(now),
    name: "bootstrap",
    prefix: prefixOf(secret),
    secret,
    scopes: ["*"],
    expiresAt: null,
  };
  await insertKey(pool, key, now);
}

/**
 * The key behind a secret, or null where there is none or it has expired or was revoked. Remembered for five seconds,
 * so a revocation elsewhere takes effect within that time; the last use is noted at most once a minute.
 */
export async function findApiKey(secret: string, now: Date): Promise<FoundApiKey | null> {
  const hash = hashOf(secret);
  const cached = known.get(hash);
  const age = cached === undefined ? Number.POSITIVE_INFINITY : now.getTime() - cached.at;
  if (cached !== undefined && age >= 0 && age < cacheMs)
    return cached.expiresAt > now.getTime() ? cached.key : null;
  known.delete(hash);
  const [row] = await sql<Row>(
    pool,
    "select id, scopes, expires_at, last_used_at from api_key where secret_hash = $1 and revoked_at is null",
    [hash],
  );
  if (row === undefined || (row.expires_at !== null && row.expires_at <= now)) return null;
  if (known.size >= cacheLimit) known.clear();
  const key = { id: row.id, scopes: row.scopes };
  known.set(hash, {
    at: now.getTime(),
    key,
    expiresAt: row.expires_at?.getTime() ?? Number.POSITIVE_INFINITY,
  });
  await noteUse(row, now);
  return key;
}

async function noteUse(row: Row, now: Date): Promise<void> {
  if (row.last_used_at !== null && now.getTime() - row.last_used_at.getTime() < usedEveryMs) return;
  await sql(
    pool,
    `update api_key set last_used_at = $2::timestamptz
     where id = $1::uuid and (last_used_at is null or last_used_at <= $2::timestamptz - interval '1 minute')`,
    [row.id, now],
  );
}

async function insertKey(
  on: Executor,
  key: {
    id: string;
    name: string;
    prefix: string;
    secret: string;
    scopes: readonly string[];
    expiresAt: Date | null;
  },
  now: Date,
): Promise<void> {
  await sql(
    on,
    `insert into api_key (id, name, prefix, secret_hash, scopes, created_at, expires_at)
     values ($1::uuid, $2, $3, $4, $5::text[], $6::timestamptz, $7::timestamptz) on conflict (secret_hash) do nothing`,
    [key.id, key.name, key.prefix, hashOf(key.secret), key.scopes, now, key.expiresAt],
  );
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Enough to tell keys apart, never more than a quarter of the secret. */
function prefixOf(secret: string): string {
  return secret.slice(0, Math.min(10, Math.floor(secret.length / 4)));
}
