import { asSaving } from "../attribution/savings.ts";
import { upliftFrom } from "../attribution/transfer.ts";
import { leastCertain } from "../entry.ts";
import { certain, type Figure, rateInput, ratesOf, type Worth } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, notMeasured } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";

/**
 * Mentoring by a buddy (VALUE §2.5): hours of support that it saved × what an hour costs; and, only where mentors were
 * given by lot from a waiting list, the retention of the mentee that it added × the margin that is left of them,
 * expected and debited on the mentee. Until then €0.
 *
 * From `POST /api/v1/outcomes`: `measured.minutesSaved` and `measured.hourCostMinor` (loaded); `customer` the mentee and
 * `measured.residualMarginMinor`. The waiting list is own data of the rate `buddyKeeps`.
 */
export function valueBuddy(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const figures = pricedOutcomes(gift).flatMap((outcome) => [
    ...hoursSaved(gift, outcome, parameters),
    ...kept(gift, outcome, parameters),
  ]);
  if (figures.length > 0) return figures;
  const how =
    "Send what came of it by the API, with measured: minutesSaved (of support) and hourCostMinor (what an hour of it costs)";
  return [certain(notMeasured(gift, parameters, "buddy", how, "COST"))];
}

function hoursSaved(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  const [minutes, hour] = [numberOf(outcome, "minutesSaved"), numberOf(outcome, "hourCostMinor")];
  if (minutes === null || hour === null) return [];
  const words: FigureWords = {
    component: "COST",
    basis: "realised",
    grade: outcome.evidence ?? "C",
    formula: "buddy/hours@1",
    inputs: [
      factOf(outcome, "hours of support saved", `${minutes / 60} in all`),
      factOf(outcome, "cost of an hour", hour.toString()),
    ],
  };
  const worth = { at: () => (minutes * hour) / 60, uses: [] };
  return shareOfPot(gift, outcome, worth, words, parameters).map((figure) => asSaving(figure, parameters));
}

function kept(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  const margin = numberOf(outcome, "residualMarginMinor");
  const rate = ratesOf(parameters).buddyKeeps;
  if (margin === null || outcome.customerId === null || rate.grade === "D") return [];
  const worth: Worth = { at: ({ buddyKeeps }) => margin * buddyKeeps, uses: ["buddyKeeps"] };
  const words: FigureWords = {
    component: "CKV",
    basis: "expected",
    grade: leastCertain(["C", rate.grade]),
    formula: "buddy/retention@1",
    inputs: [
      factOf(outcome, "margin that is left of the mentee", margin.toString()),
      rateInput("more mentees stay", "buddyKeeps", parameters),
    ],
  };
  return shareOfPot(gift, outcome, worth, words, parameters).flatMap((figure) => upliftFrom(figure, outcome));
}
