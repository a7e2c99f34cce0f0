/**
 * The kinds of contributions that are priced by themselves, after they were given. Referrals are priced with the orders
 * they lead to; a vote is no gift by itself, it speaks through the idea.
 */
export const giftKinds = [
  "idea",
  "idea-comment",
  "beta-membership",
  "advisory-membership",
  "data-sharing-consent",
  "complaint",
  "open-door-message",
] as const;

export type GiftKind = (typeof giftKinds)[number];
