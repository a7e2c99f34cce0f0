import { asSaving } from "../attribution/savings.ts";
import { certain, type Figure } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, notMeasured } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";

/**
 * Bulk orders, subscriptions and self-service (VALUE §2.5): units × (standard cost to serve − actual cost) − the
 * discount that was given for it. It may be below zero. A saving, never a transfer; where margins are computed with
 * actual costs they contain it, and it is a memo of €0. Without a cost to serve €0.
 *
 * From `POST /api/v1/outcomes`: `measured.units` (orders or requests), `measured.standardCostMinor` and
 * `measured.actualCostMinor` (of one), `measured.discountMinor` (in all; none where left out).
 */
export function valueCostReduction(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const figures = pricedOutcomes(gift).flatMap((outcome) => servedCheaper(gift, outcome, parameters));
  if (figures.length > 0) return figures;
  const how =
    "Send what came of it by the API, with measured: units, standardCostMinor and actualCostMinor (what serving one costs, before and now) and discountMinor (given for it)";
  return [certain(notMeasured(gift, parameters, "cost-reduction", how, "COST"))];
}

function servedCheaper(
  gift: GiftFacts<string>,
  outcome: PricedOutcome,
  parameters: RuleParameters,
): Figure[] {
  const [units, standard, actual] = ["units", "standardCostMinor", "actualCostMinor"].map((name) =>
    numberOf(outcome, name),
  );
  if (units == null || standard == null || actual == null) return [];
  const discount = numberOf(outcome, "discountMinor") ?? 0;
  const words: FigureWords = {
    component: "COST",
    basis: "realised",
    grade: outcome.evidence ?? "C",
    formula: "cost-reduction/served@1",
    inputs: [
      factOf(outcome, "units", `${units} in all`),
      factOf(outcome, "standard cost to serve one", standard.toString()),
      factOf(outcome, "actual cost to serve one", actual.toString()),
      factOf(outcome, "discount given for it", discount.toString()),
    ],
  };
  const worth = { at: () => units * (standard - actual) - discount, uses: [] };
  return shareOfPot(gift, outcome, worth, words, parameters).map((figure) => asSaving(figure, parameters));
}
