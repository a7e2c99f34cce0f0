import type { StoredParameters } from "../parameters/parameters.ts";
import { wordsFor } from "../shrinkage/distribution.ts";

/** What a preview cannot know and only the valuation itself brings. */
export type NotePreview =
  | "deals-follow"
  | "pending-ideas-follow"
  | "savings-follow"
  | "forecast-follows"
  | "pending-ideas-differ";

/** What is not in the totals of a preview. */
export function notesOn(
  before: StoredParameters,
  after: StoredParameters,
  { hasForecast }: { hasForecast: boolean },
): NotePreview[] {
  const isNew = before.rates.winRate.grade === "D" && after.rates.winRate.grade !== "D";
  const median = before.shippedMedianMinor === undefined && after.shippedMedianMinor !== undefined;
  const moved = (["ideaShips", "plannedIdeaShips"] as const).some(
    (name) => wordsFor(before.rates[name].posterior) !== wordsFor(after.rates[name].posterior),
  );
  return [
    ...(isNew ? (["deals-follow"] as const) : []),
    ...(median ? (["pending-ideas-follow"] as const) : []),
    ...(moved && !median ? (["pending-ideas-differ"] as const) : []),
    ...(before.marginBasis === "actual" && after.marginBasis === "standard"
      ? (["savings-follow"] as const)
      : []),
    ...(!hasForecast && after.marginBasisPoints !== null ? (["forecast-follows"] as const) : []),
  ];
}
