import { upliftFrom } from "../attribution/transfer.ts";
import { leastCertain } from "../entry.ts";
import { type Figure, rateInput, ratesOf, valuesToCome, type Worth } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import type { GiftFacts } from "./gift.ts";
import { alone, type FigureWords, shareOfPot } from "./gift-figure.ts";

/** States of an outcome in which an idea was accepted and has not shipped yet. */
const accepted = new Set(["accepted", "planned", "started"]);

/**
 * An idea that has not shipped (VALUE §2.5): chance to ship from its stage × ν/2 × V̄, the median uplift of the company's
 * own shipped ideas; split among its authors, expected. Nothing while no V̄ is known, and nothing once it was declined.
 */
export function valuePendingIdea(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const { shippedMedianMinor: median } = parameters;
  const [outcome, ...others] = gift.outcomes;
  if (
    !valuesToCome(parameters) ||
    gift.kind !== "idea" ||
    median === undefined ||
    median <= 0n ||
    others.length > 0
  )
    return [];
  if (outcome !== undefined && !accepted.has(outcome.state)) return [];
  const stage = outcome === undefined ? "ideaShips" : "plannedIdeaShips";
  const worth: Worth = {
    at: (rates) => rates[stage] * (rates.ideaIsNew / 2) * Number(median),
    uses: [stage, "ideaIsNew"],
  };
  const rates = ratesOf(parameters);
  const words: FigureWords = {
    component: "CKV",
    basis: "expected",
    grade: leastCertain(["C", rates[stage].grade, rates.ideaIsNew.grade]),
    formula: "idea/pending@1",
    inputs: [
      rateInput(outcome === undefined ? "ideas that ship" : "planned ideas that ship", stage, parameters),
      rateInput("would not have been built otherwise", "ideaIsNew", parameters),
      {
        name: "median of what shipped ideas brought",
        value: median.toString(),
        sourceRef: `parameters:${parameters.version}`,
        grade: "C",
      },
    ],
  };
  const of = { ...alone(gift, parameters), ...outcome, currency: parameters.reportingCurrency };
  const isReal = outcome !== undefined;
  return shareOfPot(gift, of, worth, words, parameters)
    .map((figure) => (isReal ? figure : { ...figure, outcomeId: null, pot: null }))
    .flatMap((figure) => upliftFrom(figure, of));
}
