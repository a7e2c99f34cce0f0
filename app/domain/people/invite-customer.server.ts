import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { companyView } from "./company-queries.server.ts";
import { findPerson } from "./find-person.server.ts";
import { issueLink } from "./issue-link.server.ts";

export type CustomerInvitation = { email: string; name: string | null; note: string | null };

/** Mails a customer a link to join, good for seven days; an older invitation to the same address stops working. */
export async function inviteCustomer(
  input: CustomerInvitation,
  inviter: { staffId: string; name: string },
  now: Date,
): Promise<{ kind: "invited" } | Refused<"has-joined">> {
  const { name: company } = await companyView();
  const { email, name, note } = input;
  return withTransaction(async (tx) => {
    const person = await findPerson(tx, email);
    if (person?.joined && person.accountId !== null)
      return refuse("has-joined", "This customer has joined already.");
    const link = await issueLink(
      tx,
      { purpose: "customer-invitation", email, browserSecret: null, payload: { name } },
      now,
    );
    const props = { link: `${env.ORIGIN}${link.path}`, company, inviter: inviter.name, note };
    await postMail(
      tx,
      { key: `customer-invitation/${link.id}`, to: email, template: "customer-invitation", props },
      now,
    );
    const actor = { kind: "staff" as const, id: inviter.staffId };
    const customerId = person?.customerId ?? null;
    await recordEvent(
      tx,
      { actor, verb: "customer.invited", subjectKind: "customer", subjectId: customerId, customerId },
      now,
    );
    return { kind: "invited" };
  });
}
