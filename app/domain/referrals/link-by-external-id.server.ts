import { customerByExternalId } from "#app/domain/people/customer-by-external-id.server.ts";
import { ensureReferralLink } from "./referral-link.server.ts";
import { type LinkView, linkOf } from "./referral-queries.server.ts";

/** The link of the customer of that id in the company's own system, made when first asked for; null without such a customer. */
export async function linkByExternalId(externalId: string, now: Date): Promise<LinkView | null> {
  const customer = await customerByExternalId(externalId);
  if (customer === null) return null;
  await ensureReferralLink(customer.id, now);
  return linkOf(customer.id);
}
