import { createHmac } from "node:crypto";
import pg from "pg";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { networkOf } from "./client-address.server.ts";
import { pool } from "./database.server.ts";
import { env } from "./env.server.ts";

/** How often something may be tried within so many seconds: by one account or mailbox, and from one network. */
const limits = {
  "sign-in": { each: 10, network: 300, seconds: 900 },
  "sign-in-code": { each: 20, network: 200, seconds: 3600 },
  join: { each: 6, network: 300, seconds: 3600 },
  idea: { each: 20, network: 300, seconds: 3600 },
  comment: { each: 60, network: 600, seconds: 3600 },
  "unknown-code": { each: 60, network: 60, seconds: 600 },
} as const;

export type Limit = keyof typeof limits;

export type Consumed = { kind: "allowed" } | { kind: "limited"; retryAfterSeconds: number };

/**
 * Counts one attempt, over all processes.
 * @param key who tries: `from <address>` counts for the address's whole network (/24 or /56), anything else for itself.
 *   Only its HMAC is stored.
 */
export async function consume(limit: Limit, key: string): Promise<Consumed> {
  const address = key.startsWith("from ") ? key.slice(5) : null;
  const limiter = limiterOf(limit, address === null ? "each" : "network");
  try {
    await limiter.consume(hashOf(address === null ? key : `network ${networkOf(address)}`));
    return { kind: "allowed" };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { kind: "limited", retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
  }
}

function hashOf(key: string): string {
  return createHmac("sha256", env.SECRET).update(key).digest("base64url").slice(0, 32);
}

const limiters = new Map<string, RateLimiterAbstract>();

function limiterOf(limit: Limit, by: "each" | "network"): RateLimiterAbstract {
  const name = `${limit}/${by}`;
  const known = limiters.get(name);
  if (known !== undefined) return known;
  const { [by]: points, seconds: duration } = limits[limit];
  const made = new RateLimiterPostgres({
    storeClient: countingInNumbers,
    storeType: "client",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration,
    inMemoryBlockOnConsumed: points + 1,
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration }),
  });
  limiters.set(name, made);
  return made;
}

/** Our pool reads bigint as BigInt; the library calculates with numbers. */
const countingInNumbers = {
  query: (query: pg.QueryConfig) =>
    pool.query({
      ...query,
      types: {
        getTypeParser: (id: number) => (id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id)),
      },
    }),
};
