import { consoleSignInLink } from "#app/domain/people/console-link.server.ts";
import { customers } from "./data/customers.ts";
import { staffOf } from "./data/staff.ts";

/** Whom to look at first: a customer who gave a great deal, and the owner. */
export type SampleLink = { name: string; who: string; link: string };

/** Fresh links to sign in as two of the sample company's people; each opens once, within ten minutes. */
export async function sampleLinks(origin: string, now: Date): Promise<SampleLink[]> {
  const guest = customers.ines;
  const people = [
    { ...guest, who: `a customer, ${guest.organization ?? ""}` },
    { ...staffOf.orla, who: "the owner" },
  ];
  const links = await Promise.all(
    people.map(async ({ name, email, who }) => {
      const link = await consoleSignInLink(email, origin, now);
      return link === null ? [] : [{ name, who, link }];
    }),
  );
  return links.flat();
}
