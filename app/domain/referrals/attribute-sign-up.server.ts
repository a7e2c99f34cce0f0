import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvents } from "../activity/record-event.server.ts";
import { mailboxOf } from "../people/email-address.ts";
import { type AttributionDecision, decideAttribution } from "./attribution.ts";
import { findClaims, hintKey } from "./claims.server.ts";
import { readProgramme } from "./programme.server.ts";
import { newAttribution, saveAttributions } from "./save-attributions.server.ts";
import { tellOfFriend } from "./tell-of-friend.server.ts";

/** Somebody who is joining now, with what their browser knew of the link. */
export type SignUp = {
  customerId: string;
  email: string | null;
  clickId: string | null;
  code: string | null;
};

/**
 * Attributes a sign-up to the referral link that led to it, in the transaction in which the customer joins.
 * @returns the decision, or null where no link led there
 */
export async function attributeSignUp(
  on: Executor,
  signUp: SignUp,
  now: Date,
): Promise<AttributionDecision | null> {
  const key = hintKey(signUp);
  if (key === null) return null;
  const claim = (await findClaims(on, [signUp])).get(key);
  if (claim === undefined) return null;
  const [facts] = await sql<{ attributed: boolean; first_order_at: Date | null }>(
    on,
    `select exists (select 1 from attribution where referee_id = $1::uuid) as attributed,
            (select min(first_order_at) from customer_spend where customer_id = $1::uuid) as first_order_at`,
    [signUp.customerId],
  );
  const { attributionWindowDays } = await readProgramme(on);
  const referee = {
    customerId: signUp.customerId,
    mailbox: signUp.email === null ? null : mailboxOf(signUp.email),
    joinedAt: null,
    firstOrderAt: facts?.first_order_at ?? null,
    isAttributed: facts?.attributed === true,
  };
  const decision = decideAttribution(referee, claim, attributionWindowDays, now);
  if (decision.kind === "attributed") {
    const attribution = newAttribution(signUp.customerId, claim, now, now);
    await saveAttributions(on, [attribution], now);
    await tellOfFriend(on, claim.referrerId, signUp.customerId, now);
  }
  const customerId = decision.kind === "attributed" ? claim.referrerId : signUp.customerId;
  await recordEvents(
    on,
    [
      {
        actor: { kind: "customer", id: signUp.customerId },
        verb: decision.kind === "attributed" ? "referral.attributed" : "referral.refused",
        subjectKind: "customer",
        subjectId: signUp.customerId,
        customerId,
        data: {
          code: claim.code,
          clickId: claim.click?.id ?? null,
          because: decision.kind === "refused" ? decision.because : null,
        },
      },
    ],
    now,
  );
  return decision;
}
