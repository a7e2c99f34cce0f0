import type { Refused } from "#app/kernel/result.ts";
import { pool } from "#app/platform/database.server.ts";
import { type Actor, system } from "../activity/record-event.server.ts";
import type { ParameterChanges } from "../value/parameters/change-parameters.ts";
import { currentParameters } from "../value/parameters/current-parameters.server.ts";
import {
  fewestShipped,
  isWorthAVersion,
  learntFrom,
  medianShipped,
} from "../value/parameters/learn-rates.ts";
import { rateNames } from "../value/parameters/parameter-json.ts";
import type { StoredParameters } from "../value/parameters/parameters.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { seenHere } from "./seen-here.server.ts";

/**
 * Brings what the books teach of the rates into the parameters: a new version where something changed, none where not; by
 * the clock only where it changed by a twentieth. What somebody entered of a rate stays and stands before it.
 */
export async function learnRates(
  now: Date,
  actor: Actor = system,
): Promise<
  { kind: "unchanged" } | { kind: "set"; version: number } | Refused<"out-of-range" | "changed-meanwhile">
> {
  const before = await currentParameters(pool);
  const seen = await seenHere(pool, now);
  const learnt = learntFrom(seen);
  const differs = actor.kind === "staff" ? isOther : isWorthAVersion;
  const changed = rateNames.filter((name) => {
    const evidence = learnt[name];
    return evidence !== undefined && differs(evidence, before.evidence[name]?.learnt ?? null);
  });
  const changes: ParameterChanges = {
    ...(changed.length === 0
      ? {}
      : { learnt: Object.fromEntries(changed.map((name) => [name, learnt[name] ?? null])) }),
    ...shippedChange(before, seen.shippedMinor),
  };
  if (Object.keys(changes).length === 0) return { kind: "unchanged" };
  return setValueParameters(changes, actor, now, { expected: before.version });
}

/** The median of shipped ideas, where it is not one that somebody entered. */
function shippedChange(before: StoredParameters, shipped: readonly bigint[]): ParameterChanges {
  const source = before.sources.shippedMedian ?? "";
  const isEntered = before.shippedMedianMinor !== undefined && !source.endsWith(learntWords);
  const median = medianShipped(shipped);
  if (isEntered || median === (before.shippedMedianMinor ?? null)) return {};
  const words =
    median === null
      ? `Fewer than ${fewestShipped} measured ones, ${learntWords}`
      : `The median of ${shipped.length}, ${learntWords}`;
  return { shippedMedianMinor: median, sources: { shippedMedian: words } };
}

const learntWords = "by your own shipped ideas";

function isOther(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
}
