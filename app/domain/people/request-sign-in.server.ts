import { withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { companyView } from "./company-queries.server.ts";
import { findPerson } from "./find-person.server.ts";
import { issueLink } from "./issue-link.server.ts";

export type SignInRequest = { email: string; browserSecret: string; to: string | null };

/**
 * Mails a sign-in link and code to whoever has the address. Whoever asks learns nothing from it: where nobody
 * has the address a link is made all the same, mailed to no one and good for nothing.
 */
export async function requestSignIn(input: SignInRequest, now: Date): Promise<void> {
  const { name: company } = await companyView();
  await withTransaction(async (tx) => {
    const person = await findPerson(tx, input.email);
    const { email, browserSecret, to } = { ...input, email: person?.email ?? input.email };
    const link = await issueLink(tx, { purpose: "sign-in", email, browserSecret, payload: { to } }, now);
    if (person === null) return;
    const props = { link: `${env.ORIGIN}${link.path}`, code: link.code, company };
    await postMail(tx, { key: `sign-in-link/${link.id}`, to: email, template: "sign-in-link", props }, now);
  });
}
