/** Takes one token for a key; says in how many seconds the next is there, 0 where this one was. */
export type TakeToken = (key: string, nowMs: number) => number;

type Bucket = { tokens: number; at: number };

const mostKeys = 10_000;

/**
 * Buckets of tokens in the memory of this process, one a key. A bucket fills by `perSecond` and holds twice as many, so that a
 * short burst passes.
 */
export function tokenBuckets(perSecond: number): TakeToken {
  const capacity = perSecond * 2;
  const buckets = new Map<string, Bucket>();
  return (key, nowMs) => {
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      if (buckets.size >= mostKeys) buckets.clear();
      bucket = { tokens: capacity, at: nowMs };
      buckets.set(key, bucket);
    }
    const passed = Math.max(0, nowMs - bucket.at);
    bucket.tokens = Math.min(capacity, bucket.tokens + (passed / 1000) * perSecond);
    bucket.at = nowMs;
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens -= 1;
    return 0;
  };
}
