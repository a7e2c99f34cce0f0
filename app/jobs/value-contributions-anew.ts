import { runValueContributions } from "./value-contributions.ts";

/** Each night all gifts and deals: who brought somebody, or what a currency was worth, may have become known since. */
export function runValueContributionsAnew(_: Readonly<Record<string, unknown>>, now: Date): Promise<unknown> {
  return runValueContributions({ all: true }, now);
}
