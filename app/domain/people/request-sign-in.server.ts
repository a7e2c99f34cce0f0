import { withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { sql } from "#app/platform/sql.server.ts";
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
    const props = { link: `${env.ORIGIN}${link.path}`, code: link.code, company };
    const mail = { key: `sign-in-link/${link.id}`, to: email, template: "sign-in-link", props };
    if (person !== null) return postMail(tx, mail, now);
    // The same work and then not: how long the answer takes tells nobody who is known here.
    await sql(tx, "savepoint mail_to_nobody");
    await postMail(tx, mail, now);
    await sql(tx, "rollback to savepoint mail_to_nobody");
  });
}
