import { splitByWeights } from "#app/kernel/money.ts";
import { asSaving } from "../attribution/savings.ts";
import { leastCertain } from "../entry.ts";
import { certain, type Figure, rateInput, ratesOf, valuesToCome, type Worth } from "../figure.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, type GiftOutcome, measured, notMeasured, placeAmong } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";
import { valueShipped } from "./idea.ts";

/**
 * A seat in a beta test or an advisory group (VALUE §2.5): valid defects × (what one costs once it escaped − what it
 * cost when caught here), shared equally among the first reporters; in test cycles that still run, the defects to
 * expect × the same. A session's fee counts only where it replaced a study that was budgeted. Advice counts through the
 * ideas that ship. Until then €0.
 *
 * From `POST /api/v1/outcomes`: `measured.defects` (valid, reported first), `measured.openCycles` (cycles of a tester
 * that still run), with `measured.escapedCostMinor` and `measured.caughtCostMinor`; `measured.replacedStudyMinor`.
 */
export function valueGroupMembership(gift: GiftFacts, parameters: RuleParameters): Figure[] {
  const drafts = [
    ...valueShipped(gift, parameters),
    ...gift.outcomes.flatMap((outcome) => defectsCaught(gift, outcome, parameters)),
    ...pricedOutcomes(gift).flatMap((outcome) => [
      ...defectsToCome(gift, outcome, parameters),
      ...studyReplaced(gift, outcome, parameters),
    ]),
  ];
  if (drafts.length > 0) return drafts;
  const how =
    gift.kind === "beta-membership"
      ? "Send what came of it by the API, with measured: defects (valid ones, reported first), escapedCostMinor and caughtCostMinor (what one costs after and before the release)"
      : "Advice counts through the ideas that ship: name this seat among what influenced their outcome";
  return [certain(notMeasured(gift, parameters, "group-membership", how))];
}

function defectsCaught(gift: GiftFacts, outcome: GiftOutcome, parameters: Parameters): Figure[] {
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
  const figure = measured(gift, { ...outcome, currency }, share, { ...words, inputs }, parameters);
  return [asSaving(certain(figure), parameters)];
}

function defectsToCome(gift: GiftFacts, outcome: PricedOutcome, parameters: Parameters): Figure[] {
  const cycles = numberOf(outcome, "openCycles") ?? 0;
  const each = (numberOf(outcome, "escapedCostMinor") ?? 0) - (numberOf(outcome, "caughtCostMinor") ?? 0);
  if (cycles <= 0 || each <= 0 || !valuesToCome(parameters)) return [];
  const worth: Worth = { at: ({ defectsFound }) => defectsFound * cycles * each, uses: ["defectsFound"] };
  const words: FigureWords = {
    component: "CKV",
    basis: "expected",
    grade: leastCertain(["C", ratesOf(parameters).defectsFound.grade]),
    formula: "group-membership/defects-to-come@1",
    inputs: [
      factOf(outcome, "test cycles that still run", `${cycles} in all`),
      factOf(outcome, "saved by a defect that does not escape", each.toString()),
      rateInput("defects found in a cycle", "defectsFound", parameters),
    ],
  };
  return shareOfPot(gift, outcome, worth, words, parameters).map((figure) => asSaving(figure, parameters));
}

function studyReplaced(gift: GiftFacts, outcome: PricedOutcome, parameters: Parameters): Figure[] {
  const fee = numberOf(outcome, "replacedStudyMinor");
  if (fee === null) return [];
  const words: FigureWords = {
    component: "CKV",
    basis: "realised",
    grade: outcome.evidence ?? "C",
    formula: "group-membership/study-replaced@1",
    inputs: [factOf(outcome, "budget of the study that it replaced", fee.toString())],
  };
  return shareOfPot(gift, outcome, { at: () => fee, uses: [] }, words, parameters).map((figure) =>
    asSaving(figure, parameters),
  );
}
