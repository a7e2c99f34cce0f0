import { expect, test } from "vitest";
import { tokenBuckets } from "./token-buckets.ts";

function allowed(take: ReturnType<typeof tokenBuckets>, key: string, at: number, tries: number): number {
  return Array.from({ length: tries }, () => take(key, at)).filter((wait) => wait === 0).length;
}

test("twice as many as a second brings pass at once, then as many as a second brings", () => {
  const take = tokenBuckets(10);
  expect(allowed(take, "a", 0, 50)).toBe(20);
  expect(allowed(take, "a", 500, 50)).toBe(5);
  expect(allowed(take, "a", 1_500, 50)).toBe(10);
  expect(allowed(take, "a", 60_000, 50)).toBe(20);
});

test("each key has its own", () => {
  const take = tokenBuckets(1);
  expect(allowed(take, "a", 0, 5)).toBe(2);
  expect(allowed(take, "b", 0, 5)).toBe(2);
});

test("it says when to come back", () => {
  const take = tokenBuckets(0.1);
  expect(take("a", 0)).toBeGreaterThan(0);
  const slow = tokenBuckets(1);
  allowed(slow, "a", 0, 2);
  expect(slow("a", 0)).toBe(1);
  expect(slow("a", 400)).toBe(1);
  expect(slow("a", 1_000)).toBe(0);
});

test("a clock that is set back gives nothing away", () => {
  const take = tokenBuckets(10);
  allowed(take, "a", 10_000, 20);
  expect(take("a", 0)).toBe(1);
  expect(allowed(take, "a", 1_000, 50)).toBe(10);
});
