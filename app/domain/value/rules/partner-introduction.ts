import { upliftFrom } from "../attribution/transfer.ts";
import { type Input, leastCertain } from "../entry.ts";
import { certain, type Figure, rateInput, ratesOf, type Worth } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, notMeasured } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";

/**
 * An introduction to a partner (VALUE §2.5), like a referral: τ × the margin that comes through the partner in the 24
 * months after, realised as it comes and expected for what is to come; before the partner signs, times the chance that
 * they do. What introducing them cost is taken off once.
 *
 * From `POST /api/v1/outcomes`: state `signed` once they signed, `lost` if they never will, any other before;
 * `marginMinor` through the partner so far; `measured.expectedMarginMinor` to come within the 24 months; `costMinor`.
 */
export function valuePartnerIntroduction(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const figures = pricedOutcomes(gift).flatMap((outcome) =>
    outcome.state === "lost"
      ? []
      : [
          ...soFar(gift, outcome, parameters),
          ...toCome(gift, outcome, parameters),
          ...spent(gift, outcome, parameters),
        ],
  );
  if (figures.length > 0) return figures;
  const how =
    "Send what came of it by the API: state signed, marginMinor (through the partner so far) and measured expectedMarginMinor (to come within 24 months)";
  return [certain(notMeasured(gift, parameters, "partner-introduction", how, "CRV"))];
}

function soFar(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  if (outcome.marginMinor === null) return [];
  const margin = Math.max(0, Number(outcome.marginMinor));
  const worth: Worth = { at: ({ partnerLift }) => margin * partnerLift, uses: ["partnerLift"] };
  const inputs = [factOf(outcome, "margin through the partner so far", margin.toString())];
  const words = { basis: "realised", formula: "partner-introduction/realised@1", inputs } as const;
  return booked(gift, outcome, worth, words, parameters);
}

function toCome(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  const margin = numberOf(outcome, "expectedMarginMinor");
  if (margin === null) return [];
  const inputs = [factOf(outcome, "margin through the partner to come", margin.toString())];
  const isSigned = outcome.state === "signed" || outcome.state === "won" || outcome.marginMinor !== null;
  if (isSigned) {
    const worth: Worth = { at: ({ partnerLift }) => margin * partnerLift, uses: ["partnerLift"] };
    const words = { basis: "expected", formula: "partner-introduction/to-come@1", inputs } as const;
    return booked(gift, outcome, worth, words, parameters);
  }
  const worth: Worth = {
    at: ({ partnerLift, partnerSigns }) => margin * partnerLift * partnerSigns,
    uses: ["partnerLift", "partnerSigns"],
  };
  inputs.push(rateInput("introduced partners who sign", "partnerSigns", parameters));
  const words = { basis: "expected", formula: "partner-introduction/open@1", inputs } as const;
  return booked(gift, outcome, worth, words, parameters);
}

function booked(
  gift: GiftFacts<string>,
  outcome: PricedOutcome,
  worth: Worth,
  words: Pick<FigureWords, "basis" | "formula"> & { inputs: readonly Input[] },
  parameters: RuleParameters,
): Figure[] {
  const rates = ratesOf(parameters);
  const inputs = [...words.inputs, rateInput("would not have come otherwise", "partnerLift", parameters)];
  const grade = leastCertain(worth.uses.map((rate) => rates[rate].grade));
  const all: FigureWords = { ...words, component: "CRV", grade, inputs };
  return shareOfPot(gift, outcome, worth, all, parameters).flatMap((figure) => upliftFrom(figure, outcome));
}

function spent(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  const cost = Number(outcome.costMinor ?? 0n);
  if (cost <= 0) return [];
  const words: FigureWords = {
    component: "CRV",
    basis: "realised",
    grade: "A",
    formula: "partner-introduction/cost@1",
    inputs: [factOf(outcome, "cost of the introduction", cost.toString())],
  };
  return shareOfPot(gift, outcome, { at: () => -cost, uses: [] }, words, parameters);
}
