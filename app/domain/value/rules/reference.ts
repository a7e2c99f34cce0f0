import { certain, type Figure } from "../figure.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import { type GiftFacts, notMeasured } from "./gift.ts";

/**
 * A reference call or a case study by itself: €0. It counts in the deals that name it (`valueDeal`), a case study in
 * each deal in which it was sent or opened, by half less for each year of its age.
 */
export function valueReference(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  if (gift.isInDeal === true) return [];
  const how =
    "Send the deal by the API: an outcome of kind deal with state open, won or lost, the customer who buys, marginMinor or measured expectedMarginMinor, and this contribution in influencedBy";
  return [certain(notMeasured(gift, parameters, gift.kind, how, "CRV"))];
}
