import { addDays, clockSlackMs } from "#app/kernel/dates.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";

/** A claim that somebody came through a referral link: by the click that the cookie kept, or by the code alone. */
export type ReferralClaim = {
  linkId: string;
  code: string;
  referrerId: string;
  referrerMailbox: string | null;
  click: { id: string; at: Date; counted: boolean } | null;
};

/** Who is said to have come. `firstOrderAt` is the earliest order in the books, `joinedAt` when they joined before now. */
export type Referee = {
  customerId: string;
  mailbox: string | null;
  joinedAt: Date | null;
  firstOrderAt: Date | null;
  isAttributed: boolean;
};

export type AttributionRefusal =
  | "already-attributed"
  | "own-link"
  | "already-a-customer"
  | "outside-the-window"
  | "not-a-visit";

export type AttributionDecision = { kind: "attributed"; claim: ReferralClaim } | Refused<AttributionRefusal>;

/**
 * Whether a customer came because of a referral link. The first valid claim stands for good; nobody refers
 * themselves; who was a customer before is not referred; a click counts for the days of the attribution window.
 * @param at when the referee signed up or ordered
 */
export function decideAttribution(
  referee: Referee,
  claim: ReferralClaim,
  windowDays: number,
  at: Date,
): AttributionDecision {
  if (referee.isAttributed) return refuse("already-attributed", "Someone else's link came first.");
  const sameMailbox = referee.mailbox !== null && referee.mailbox === claim.referrerMailbox;
  if (referee.customerId === claim.referrerId || sameMailbox) {
    return refuse("own-link", "Nobody refers themselves.");
  }
  const since = claim.click?.at ?? at;
  if (referee.firstOrderAt !== null && referee.firstOrderAt < since) {
    return refuse("already-a-customer", "They had bought before the link was opened.");
  }
  if (claim.click === null) return { kind: "attributed", claim };
  if (!claim.click.counted)
    return refuse("not-a-visit", "The link was loaded by a machine, not opened by a person.");
  if (referee.joinedAt !== null && referee.joinedAt < claim.click.at) {
    return refuse("already-a-customer", "They had joined before the link was opened.");
  }
  if (at > addDays(claim.click.at, windowDays) || at.getTime() < claim.click.at.getTime() - clockSlackMs) {
    return refuse("outside-the-window", `The link was not opened within the ${windowDays} days before.`);
  }
  return { kind: "attributed", claim };
}
