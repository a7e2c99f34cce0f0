import { withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { companyView } from "./company-queries.server.ts";
import { findPerson } from "./find-person.server.ts";
import { issueLink } from "./issue-link.server.ts";

/** Somebody who wants to join. Click and code are kept with the link, so that they count in whichever browser it is opened. */
export type JoinRequest = {
  email: string;
  name: string;
  browserSecret: string;
  clickId: string | null;
  code: string | null;
  to: string | null;
};

/** Mails a link to join; whoever has joined before is mailed one to sign in. The answer is the same for both. */
export async function requestJoining(input: JoinRequest, now: Date): Promise<void> {
  const { name: company } = await companyView();
  const { name, browserSecret, clickId, code: linkCode, to } = input;
  await withTransaction(async (tx) => {
    const person = await findPerson(tx, input.email);
    const isCustomer = person?.joined === true && person.accountId !== null;
    const email = isCustomer ? person.email : input.email;
    const link = isCustomer
      ? await issueLink(tx, { purpose: "sign-in", email, browserSecret, payload: { to } }, now)
      : await issueLink(
          tx,
          { purpose: "join", email, browserSecret, payload: { name, clickId, code: linkCode, to } },
          now,
        );
    const template = isCustomer ? "already-a-customer" : "join-link";
    const props = {
      link: `${env.ORIGIN}${link.path}`,
      code: link.code,
      company,
      ...(isCustomer ? {} : { name }),
    };
    await postMail(tx, { key: `${template}/${link.id}`, to: email, template, props }, now);
  });
}
