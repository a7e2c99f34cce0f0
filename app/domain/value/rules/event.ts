import { upliftFrom } from "../attribution/transfer.ts";
import { type Input, leastCertain } from "../entry.ts";
import { certain, type Figure, rateInput, ratesOf, type Worth } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import type { RateName } from "../shrinkage/default-priors.ts";
import { factOf, type GiftFacts, notMeasured } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";

/**
 * A word with the press or analysts, or a talk (VALUE §2.5): leads × the chance to close × margin of a win × the
 * fraction of them that the event caused, expected; margin of leads that were won × that fraction, realised. Where leads
 * are not counted yet, those of an event here. What such coverage would cost as advertising is not its value. Leads
 * that became a deal belong in the deal, with this contribution in its `influencedBy`, and not here as well.
 *
 * From `POST /api/v1/outcomes`: `measured.openLeads` (who named it as where they heard of the company and are neither
 * won nor lost; left out while nobody counted), `measured.winMarginMinor` (what a win brings), `marginMinor` (of leads
 * that were won).
 */
export function valueEvent(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const figures = pricedOutcomes(gift).flatMap((outcome) => [
    ...won(gift, outcome, parameters),
    ...open(gift, outcome, parameters),
  ]);
  if (figures.length > 0) return figures;
  const how =
    "Ask leads how they heard of you, and send what came of it by the API, with measured: openLeads and winMarginMinor (margin of a win), and marginMinor (of leads that were won)";
  return [certain(notMeasured(gift, parameters, "event", how, "CIV"))];
}

function won(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  if (outcome.marginMinor === null) return [];
  const margin = Math.max(0, Number(outcome.marginMinor));
  const worth: Worth = { at: ({ eventCauses }) => margin * eventCauses, uses: ["eventCauses"] };
  const inputs = [factOf(outcome, "margin of leads that were won", margin.toString())];
  return booked(gift, outcome, worth, { basis: "realised", formula: "event/won@1", inputs }, parameters);
}

function open(gift: GiftFacts<string>, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  const [leads, margin] = [numberOf(outcome, "openLeads"), numberOf(outcome, "winMarginMinor")];
  if (margin === null) return [];
  const worth: Worth = {
    at: (rates) => (leads ?? rates.eventLeads) * rates.leadCloses * margin * rates.eventCauses,
    uses: ["leadCloses", "eventCauses", ...(leads === null ? (["eventLeads"] as const) : [])],
  };
  const inputs = [
    leads === null
      ? rateInput("leads of an event", "eventLeads", parameters)
      : factOf(outcome, "open leads", `${leads} in all`),
    factOf(outcome, "margin of a win", margin.toString()),
    rateInput("leads that are won", "leadCloses", parameters),
  ];
  return booked(gift, outcome, worth, { basis: "expected", formula: "event/leads@1", inputs }, parameters);
}

function booked(
  gift: GiftFacts<string>,
  outcome: PricedOutcome,
  worth: Worth,
  words: Pick<FigureWords, "basis" | "formula"> & { inputs: Input[] },
  parameters: RuleParameters,
): Figure[] {
  const rates = ratesOf(parameters);
  const grade = leastCertain(worth.uses.map((rate: RateName) => rates[rate].grade));
  const inputs = [...words.inputs, rateInput("caused by the event", "eventCauses", parameters)];
  const all: FigureWords = { ...words, component: "CIV", grade, inputs };
  return shareOfPot(gift, outcome, worth, all, parameters).flatMap((figure) => upliftFrom(figure, outcome));
}
