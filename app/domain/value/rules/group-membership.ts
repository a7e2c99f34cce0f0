import { splitByWeights } from "#app/kernel/money.ts";
import type { EntryDraft } from "../entry.ts";
import { factOf, type GiftFacts, type GiftOutcome, measured, notMeasured, placeAmong } from "../gift.ts";
import type { Parameters } from "../parameters.ts";
import { valueShipped } from "./idea.ts";

/**
 * A seat in a beta test or an advisory group (VALUE §2.5): valid defects × (what one costs once it escaped − what it
 * cost when caught here), shared equally among the first reporters. Needs `defects`, `escapedCostMinor` and
 * `caughtCostMinor` in what was measured. Advice counts through the ideas that ship. Until then €0.
 */
export function valueGroupMembership(
  gift: GiftFacts,
  parameters: Parameters & { reportingCurrency: string },
): EntryDraft[] {
  const drafts = [
    ...valueShipped(gift, parameters),
    ...gift.outcomes.flatMap((outcome) => defectsCaught(gift, outcome, parameters)),
  ];
  if (drafts.length > 0) return drafts;
  const how =
    gift.kind === "beta-membership"
      ? "Send what came of it by the API, with measured: defects (valid ones, reported first), escapedCostMinor and caughtCostMinor (what one costs after and before the release)"
      : "Advice counts through the ideas that ship: name this seat among what influenced their outcome";
  return [notMeasured(gift, parameters, "group-membership", how)];
}

function defectsCaught(gift: GiftFacts, outcome: GiftOutcome, parameters: Parameters): EntryDraft[] {
  const { currency } = outcome;
  const { defects, escapedCostMinor: escaped, caughtCostMinor: caught } = outcome.measured;
  const place = placeAmong(gift, outcome);
  if (currency === null || place === null) return [];
  if (defects === undefined || escaped === undefined || caught === undefined) return [];
  const saved = escaped > caught ? defects * (escaped - caught) : 0n;
  const equal = outcome.authors.map(() => 1n);
  const amountMinor = splitByWeights(saved, equal)[place] ?? 0n;
  const inputs = [
    factOf(outcome, "valid defects, reported first", `${defects} in all`),
    factOf(outcome, "cost of one that escaped", escaped.toString()),
    factOf(outcome, "cost of one that was caught", caught.toString()),
    factOf(outcome, "reporters", `${outcome.authors.length} in all`),
  ];
  const words = { flow: "saving", grade: "C", formula: "group-membership/defects@1", inputs } as const;
  const share = { amountMinor, lowMinor: amountMinor, highMinor: amountMinor };
  return [measured(gift, { ...outcome, currency }, share, { ...words, inputs }, parameters)];
}
