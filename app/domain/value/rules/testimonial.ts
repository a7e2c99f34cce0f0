import { upliftFrom } from "../attribution/transfer.ts";
import { type Grade, leastCertain } from "../entry.ts";
import { certain, type Figure, rateInput, ratesOf, type Worth } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, notMeasured } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";

/**
 * A testimonial (VALUE §2.5): visits of its page × conversion without testimonials × uplift by them × margin of a
 * conversion, shared equally among all that are shown together. The uplift is a rate of the company, learnt by tests
 * that show them to some only; it may be below zero, and then so is the figure. Until then €0.
 *
 * From `POST /api/v1/outcomes`, one for a page and a period: `measured.visits`, `measured.conversionsPerMillion` (of
 * visitors who were shown none), `measured.conversionMarginMinor`; `influencedBy` all that were shown. The test itself
 * is own data of the rate `testimonialUplift`: the relative uplift and its standard error.
 */
export function valueTestimonial(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const figures = pricedOutcomes(gift).flatMap((outcome) => shown(gift, outcome, parameters));
  if (figures.length > 0) return figures;
  const how =
    "Send what came of it by the API, with measured: visits (of the page), conversionsPerMillion (of visitors who were shown none) and conversionMarginMinor (margin of one conversion)";
  return [certain(notMeasured(gift, parameters, "testimonial", how, "CIV"))];
}

function shown(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  const [visits, conversions, margin] = ["visits", "conversionsPerMillion", "conversionMarginMinor"].map(
    (name) => numberOf(outcome, name),
  );
  if (visits == null || conversions == null || margin == null) return [];
  const base = visits * (conversions / 1e6) * margin;
  const worth: Worth = {
    at: ({ testimonialUplift }) => base * testimonialUplift,
    uses: ["testimonialUplift"],
  };
  const counted: Grade = "A";
  const words: FigureWords = {
    component: "CIV",
    basis: "realised",
    grade: leastCertain([counted, ratesOf(parameters).testimonialUplift.grade]),
    formula: "testimonial/shown@1",
    inputs: [
      factOf(outcome, "visits", `${visits} in all`),
      factOf(outcome, "conversion without any", `${conversions / 1e4} %`),
      factOf(outcome, "margin of a conversion", margin.toString()),
      rateInput("uplift by testimonials", "testimonialUplift", parameters),
      factOf(outcome, "shown together", `${outcome.authors.length} in all`),
    ],
  };
  return shareOfPot(gift, outcome, worth, words, parameters).flatMap((figure) => upliftFrom(figure, outcome));
}
