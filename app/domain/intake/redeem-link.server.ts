import {
  type Redeemed,
  type RedeemLink,
  redeemLink as redeem,
} from "#app/domain/people/redeem-link.server.ts";
import { attributeSignUp } from "#app/domain/referrals/attribute-sign-up.server.ts";

/** Uses a link up and signs its person in; whoever joins by it counts for the one who referred them. */
export function redeemLink(input: RedeemLink, now: Date): Promise<Redeemed> {
  return redeem(input, now, attributeSignUp);
}
