import { portion, splitByWeights } from "#app/kernel/money.ts";
import type { EntryDraft } from "../entry.ts";
import { factOf, type GiftFacts, type GiftOutcome, measured, notMeasured, placeAmong } from "../gift.ts";
import type { Parameters } from "../parameters.ts";

/**
 * Consent to share data (VALUE §2.5): the purchase of data that it replaced × (the records of those who are
 * named / all records used), shared equally among them. Needs `replacedPurchaseMinor`, `records` and `allRecords` in what was measured. A withdrawal takes nothing
 * back of what was realised, and is never a loss. Until then €0.
 */
export function valueDataConsent(
  gift: GiftFacts,
  parameters: Parameters & { reportingCurrency: string },
): EntryDraft[] {
  const drafts = gift.outcomes.flatMap((outcome) => purchaseReplaced(gift, outcome, parameters));
  if (drafts.length > 0) return drafts;
  const how =
    "Send what came of it by the API, with measured: replacedPurchaseMinor (what the data would have cost to buy), records (of those it names) and allRecords (all that were used)";
  return [notMeasured(gift, parameters, "data-sharing-consent", how)];
}

function purchaseReplaced(gift: GiftFacts, outcome: GiftOutcome, parameters: Parameters): EntryDraft[] {
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
  return [measured(gift, { ...outcome, currency }, share, { ...words, inputs }, parameters)];
}
