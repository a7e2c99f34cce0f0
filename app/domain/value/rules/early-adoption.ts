import type { Input } from "../entry.ts";
import { certain, type Figure, toMinor } from "../figure.ts";
import { monthlyDiscount } from "../models/horizon.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import { factOf, type GiftFacts, notMeasured } from "./gift.ts";
import { numberOf, type PricedOutcome, pricedOutcomes } from "./gift-figure.ts";

/**
 * Early adoption of a launch (VALUE §2.5): €0. The purchase is in the customer's own purchases already; that it came
 * earlier than the measured adoption curve is worth margin × (1 − v^months), which is shown as a memo and added to nothing.
 *
 * From `POST /api/v1/outcomes`: `marginMinor` of the purchase and `measured.monthsEarlier` than the median of those who
 * were not asked.
 */
export function valueEarlyAdoption(gift: GiftFacts<string>, parameters: RuleParameters): Figure[] {
  const how = "It is in the customer's own purchases, and counts for nothing beyond them";
  const entry = notMeasured(gift, parameters, "early-adoption", how);
  const memos = pricedOutcomes(gift).flatMap((outcome) => memoOf(outcome, parameters));
  if (memos.length === 0) return [certain(entry)];
  return [
    certain({ ...entry, formula: "early-adoption/in-own-purchases@1", inputs: [...entry.inputs, ...memos] }),
  ];
}

function memoOf(outcome: PricedOutcome, parameters: RuleParameters): Input[] {
  const [margin, months] = [Number(outcome.marginMinor ?? 0n), numberOf(outcome, "monthsEarlier")];
  if (months === null || margin <= 0) return [];
  const discount = monthlyDiscount(parameters.annualDiscount ?? 0.1) ** months;
  return [
    factOf(outcome, "margin of the purchase", margin.toString()),
    factOf(outcome, "months earlier than others", `${months} in all`),
    factOf(outcome, "worth of coming earlier, a memo", toMinor(margin * (1 - discount)).toString()),
  ];
}
