import { withTransaction } from "#app/platform/database.server.ts";
import { parseEmail } from "./email-address.ts";
import { findPerson } from "./find-person.server.ts";
import { issueLink } from "./issue-link.server.ts";

/** A sign-in link for the console of the one who runs the installation: opens in any browser. Null where nobody has the address. */
export async function consoleSignInLink(email: string, origin: string, now: Date): Promise<string | null> {
  const address = parseEmail(email);
  if (address === null) return null;
  return withTransaction(async (tx) => {
    const person = await findPerson(tx, address);
    if (person === null) return null;
    const link = await issueLink(
      tx,
      { purpose: "sign-in", email: person.email, browserSecret: null, payload: {} },
      now,
    );
    return `${origin}${link.path}`;
  });
}
