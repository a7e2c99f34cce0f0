import type { Guide } from "./open.ts";

/** The guide to the house that `open.ts` left for the tests. */
export function readGuide(): Guide {
  const text = process.env["KITH_E2E_GUIDE"];
  if (text === undefined) throw new Error("The house is not open: run the browser tests by npm test -- e2e");
  return JSON.parse(text) as Guide;
}
