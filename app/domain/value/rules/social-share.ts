import { upliftFrom } from "../attribution/transfer.ts";
import { leastCertain } from "../entry.ts";
import { certain, type Figure, rateInput, ratesOf, type Worth } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, notMeasured } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";

/**
 * A share on a social network (VALUE §2.5): margin of tracked conversions × the fraction that would not have come
 * otherwise. Whoever shared, and those whose share they passed on, up to four, are all needed: equal parts, which is
 * what Shapley gives. Impressions alone are €0.
 *
 * From `POST /api/v1/outcomes`, one for a conversion: `marginMinor` so far, `measured.expectedMarginMinor` to come,
 * `customer` who bought, `influencedBy` the shares along the way from the first to the one that was clicked.
 */
export function valueSocialShare(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const figures = pricedOutcomes(gift).flatMap((outcome) => conversion(gift, outcome, parameters));
  if (figures.length > 0) return figures;
  const how =
    "Send each tracked conversion by the API: an outcome with marginMinor, and the shares that led to it in influencedBy. Impressions alone are worth nothing";
  return [certain(notMeasured(gift, parameters, "social-share", how, "CIV"))];
}

function conversion(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  const margins = {
    realised: Number(outcome.marginMinor ?? 0n),
    expected: numberOf(outcome, "expectedMarginMinor") ?? 0,
  };
  return (["realised", "expected"] as const).flatMap((basis) => {
    const margin = margins[basis];
    const isTold = basis === "realised" ? outcome.marginMinor !== null : margin > 0;
    if (!isTold) return [];
    const worth: Worth = {
      at: ({ shareCauses }) => Math.max(0, margin) * shareCauses,
      uses: ["shareCauses"],
    };
    const words: FigureWords = {
      component: "CIV",
      basis,
      grade: leastCertain([basis === "realised" ? "A" : "C", ratesOf(parameters).shareCauses.grade]),
      formula: `social-share/conversion-${basis}@1`,
      inputs: [
        factOf(outcome, basis === "realised" ? "margin so far" : "margin to come", margin.toString()),
        rateInput("would not have come otherwise", "shareCauses", parameters),
        factOf(outcome, "shares along the way", `${outcome.authors.length} in all`),
      ],
    };
    return shareOfPot(gift, outcome, worth, words, parameters).flatMap((figure) =>
      upliftFrom(figure, outcome),
    );
  });
}
