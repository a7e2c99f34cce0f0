import { portion, splitByWeights } from "#app/kernel/money.ts";
import { asSaving } from "../attribution/savings.ts";
import { upliftFrom } from "../attribution/transfer.ts";
import { certain, type Figure } from "../figure.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, type GiftOutcome, measured, notMeasured, placeAmong } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";

/**
 * Consent to share data (VALUE §2.5): the purchase of data that it replaced, or the measured uplift of a model, × (the
 * records of those who are named / all records used), shared equally among them. A withdrawal takes nothing back of what
 * was realised, and is never a loss; nothing is expected of a consent. Until then €0.
 *
 * From `POST /api/v1/outcomes`: `measured.records` and `measured.allRecords`, with `measured.replacedPurchaseMinor` (what
 * the data would have cost to buy) or `measured.modelUpliftMinor` (margin by a test of the model with and without).
 */
export function valueDataConsent(gift: GiftFacts, parameters: RuleParameters): Figure[] {
  const drafts = [
    ...gift.outcomes.flatMap((outcome) => purchaseReplaced(gift, outcome, parameters)),
    ...pricedOutcomes(gift).flatMap((outcome) => modelUplift(gift, outcome, parameters)),
  ];
  if (drafts.length > 0) return drafts;
  const how =
    "Send what came of it by the API, with measured: replacedPurchaseMinor (what the data would have cost to buy), records (of those it names) and allRecords (all that were used)";
  return [certain(notMeasured(gift, parameters, "data-sharing-consent", how))];
}

function purchaseReplaced(gift: GiftFacts, outcome: GiftOutcome, parameters: Parameters): Figure[] {
  const { currency } = outcome;
  const place = placeAmong(gift, outcome);
  const { replacedPurchaseMinor: price, records, allRecords: all } = outcome.measured;
  if (currency === null || place === null) return [];
  if (price === undefined || records === undefined || all === undefined) return [];
  if (all <= 0n || records > all) return [];
  const equal = outcome.authors.map(() => 1n);
  const amountMinor = splitByWeights(portion(price, records, all), equal)[place] ?? 0n;
  const inputs = [
    factOf(outcome, "price of the data it replaced", price.toString()),
    factOf(outcome, "records", `${records} of ${all}`),
  ];
  const words = { flow: "saving", grade: "C", formula: "data-sharing-consent/purchase-replaced@1" } as const;
  const share = { amountMinor, lowMinor: amountMinor, highMinor: amountMinor };
  const figure = measured(gift, { ...outcome, currency }, share, { ...words, inputs }, parameters);
  return [asSaving(certain(figure), parameters)];
}

function modelUplift(gift: GiftFacts, outcome: PricedOutcome, parameters: Parameters): Figure[] {
  const [uplift, records, all] = ["modelUpliftMinor", "records", "allRecords"].map((name) =>
    numberOf(outcome, name),
  );
  if (uplift == null || records == null || all == null || all <= 0 || records > all) return [];
  const words: FigureWords = {
    component: "CKV",
    basis: "realised",
    grade: outcome.evidence ?? "C",
    formula: "data-sharing-consent/model-uplift@1",
    inputs: [
      factOf(outcome, "margin that the model added", uplift.toString()),
      factOf(outcome, "records", `${records} of ${all}`),
    ],
  };
  const worth = { at: () => (uplift * records) / all, uses: [] };
  return shareOfPot(gift, outcome, worth, words, parameters).flatMap((figure) => upliftFrom(figure, outcome));
}
