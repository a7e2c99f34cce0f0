import type { Influencer, LeftOut } from "../attribution/influencers-of.ts";
import { type ExchangeOf, inReportingCurrency } from "../exchange/exchange.ts";
import { certain, type Figure } from "../figure.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { acquisitionSaved } from "./acquisition-saved.ts";
import { marginOf, type OrderFacts, ownPurchase } from "./own-purchase.ts";
import { type Incentive, referralIncentive, referralPot, referralsLeftOut } from "./referral.ts";

/** What the rules need to know of an order. `leftOut` are those whose influence on the buyer counts for nothing. */
export type ValuedOrder = {
  order: OrderFacts;
  influencers: readonly Influencer[];
  leftOut?: readonly LeftOut[];
  incentives: readonly Incentive[];
  /** To the reporting currency, on the day of the order; left out where nothing is in another one. */
  exchangeOf?: ExchangeOf;
};

/** Everything an order is worth, to whom: the same facts and parameters give the same drafts. Empty where no margin is known. */
export function valueOrder(
  { order, influencers, leftOut = [], incentives, exchangeOf }: ValuedOrder,
  parameters: Parameters,
): Figure[] {
  const margin = marginOf(order, parameters);
  if (margin === null) return [];
  const isFirst = incentives.length > 0;
  const saved = isFirst
    ? influencers.map((influencer) => acquisitionSaved(order, influencer, parameters)).slice(0, 1)
    : [];
  const figures = [
    certain(ownPurchase(order, margin, parameters)),
    ...referralPot(order, margin, influencers, parameters),
    ...referralsLeftOut(order, margin, leftOut, parameters),
    ...incentives.map((incentive) => referralIncentive(order, incentive, parameters)),
    ...saved.filter((draft) => draft !== null),
  ];
  return exchangeOf === undefined ? figures : inReportingCurrency(figures, exchangeOf);
}
