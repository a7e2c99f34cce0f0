import { expect, test } from "vitest";
import { asOfAnswer } from "./value-answer.server.ts";

test("what was known at a moment is told as every other figure: money as integers, the interval with its median", () => {
  const at = new Date("2026-03-01T00:00:00.000Z");
  const held = { amountMinor: 5n, ownMinor: 4n, entries: 3 };
  const range = { amountMinor: "12", lowMinor: "3", medianMinor: "11", highMinor: "20" };
  const known = { at, currency: "EUR", realised: held, expected: held };
  const valuation = { id: "v", at, parametersVersion: 2, digest: "d", own: range, calibrated: range };
  const told = { amountMinor: 12n, interval80: [3n, 20n], medianMinor: 11n };
  expect(asOfAnswer({ ...known, valuation })).toEqual({
    ...known,
    valuation: { ...valuation, own: told, calibrated: told },
  });
  expect(asOfAnswer({ ...known, valuation: null })).toEqual({ ...known, valuation: null });
});
