import { certain, type Figure } from "./figure.ts";
import type { Parameters } from "./parameters.ts";
import { marginOf, type OrderFacts, ownPurchase } from "./rules/own-purchase.ts";
import {
  acquisitionSaved,
  type Incentive,
  type Influencer,
  referralIncentive,
  referralPot,
} from "./rules/referral.ts";

/** What the rules need to know of an order. */
export type ValuedOrder = {
  order: OrderFacts;
  influencers: readonly Influencer[];
  incentives: readonly Incentive[];
};

/** Everything an order is worth, to whom: the same facts and parameters give the same drafts. Empty where no margin is known. */
export function valueOrder(
  { order, influencers, incentives }: ValuedOrder,
  parameters: Parameters,
): Figure[] {
  const margin = marginOf(order, parameters);
  if (margin === null) return [];
  const isFirst = incentives.length > 0;
  const saved = isFirst
    ? influencers.map((influencer) => acquisitionSaved(order, influencer, parameters)).slice(0, 1)
    : [];
  return [
    certain(ownPurchase(order, margin, parameters)),
    ...referralPot(order, margin, influencers, parameters),
    ...incentives.map((incentive) => referralIncentive(order, incentive, parameters)),
    ...saved.filter((draft) => draft !== null),
  ];
}
