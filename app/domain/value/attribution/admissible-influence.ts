import { type Link, standsAbove } from "./chains.ts";

/** Who takes part, with what tells that two are the same company; null where it is not known. */
export type Party = { customerId: string; domain: string | null; legalEntity: string | null };

/** Why an influence counts for nothing (VALUE §2.3, rule 9). */
export type Exclusion = "oneself" | "same legal entity" | "same domain" | "brought by the buyer";

/** Why somebody's influence on a buyer counts for nothing; null where it counts. */
export function exclusionOf(influencer: Party, buyer: Party, links: readonly Link[]): Exclusion | null {
  if (influencer.customerId === buyer.customerId) return "oneself";
  if (influencer.legalEntity !== null && influencer.legalEntity === buyer.legalEntity)
    return "same legal entity";
  if (companyDomain(influencer) !== null && companyDomain(influencer) === companyDomain(buyer))
    return "same domain";
  return standsAbove(buyer.customerId, influencer.customerId, links) ? "brought by the buyer" : null;
}

/** A mailbox that anybody can have, or at a name that is reserved for examples, says nothing of the company. */
function companyDomain({ domain }: Party): string | null {
  const name = domain?.trim().toLowerCase() ?? "";
  return name === "" || publicDomains.has(name) ? null : name;
}

const publicDomains = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com
  gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de mail.de posteo.de mailbox.org proton.me protonmail.com
  orange.fr wanadoo.fr free.fr laposte.net hotmail.fr yahoo.fr libero.it virgilio.it hotmail.it yahoo.it hotmail.co.uk
  yahoo.co.uk btinternet.com bluewin.ch seznam.cz wp.pl o2.pl onet.pl mail.ru yandex.ru yandex.com qq.com 163.com 126.com
  naver.com fastmail.com zoho.com tutanota.com tuta.com comcast.net verizon.net att.net
  example.com example.net example.org`.split(/\s+/),
);
