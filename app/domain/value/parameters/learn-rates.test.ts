import { expect, test } from "vitest";
import { isWorthAVersion } from "./learn-rates.ts";
import type { Evidence } from "./parameters.ts";

const seen = (successes: number, trials: number): Evidence => ({
  family: "beta",
  successes,
  trials,
  grade: "C",
  source: "the books",
});

test("a version is written for what moves a rate, not for each new count", () => {
  expect(isWorthAVersion(seen(3, 10), null)).toBe(true);
  expect(isWorthAVersion(null, seen(3, 10))).toBe(true);
  expect(isWorthAVersion(null, null)).toBe(false);
  expect(isWorthAVersion(seen(3, 10), seen(3, 10))).toBe(false);
  expect(isWorthAVersion(seen(3, 11), seen(3, 10))).toBe(true);
  expect(isWorthAVersion(seen(30, 1_001), seen(30, 1_000))).toBe(false);
  expect(isWorthAVersion(seen(32, 1_049), seen(30, 1_000))).toBe(true);
  const counted = { family: "gamma", events: 4, occasions: 2, grade: "C", source: "the books" } as const;
  expect(isWorthAVersion(counted, seen(3, 10))).toBe(true);
  expect(isWorthAVersion({ ...counted, events: 5 }, counted)).toBe(true);
});
