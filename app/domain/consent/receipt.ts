import { type NoticeWords, noticeText } from "./notice.ts";

/** All that a receipt tells. `events` is what the person said on this purpose, oldest first. */
export type ReceiptFacts = {
  receiptId: string;
  customerId: string;
  givenAt: Date;
  controller: {
    name: string;
    url: string;
    email: string;
    person: string | null;
    phone: string | null;
    address: string | null;
    jurisdiction: string | null;
  };
  purpose: { key: string; name: string; closedAt: Date | null };
  notice: NoticeWords & { version: number; textSha256: string; isLatest: boolean };
  method: string;
  events: readonly { id: string; state: "given" | "withdrawn"; at: Date; noticeVersion: number }[];
};

/** What is not known is said to be so: a receipt leaves no field of its standard out. */
const notStated = "not stated";

/**
 * A consent receipt: the fields of Kantara Consent Receipt 1.1, with the state and the notice of ISO/IEC TS 27560.
 * Not signed yet.
 */
export function receiptOf(facts: ReceiptFacts) {
  const { notice, purpose, controller } = facts;
  return {
    version: "KI-CR-v1.1.0",
    jurisdiction: controller.jurisdiction ?? notStated,
    consentTimestamp: Math.floor(facts.givenAt.getTime() / 1000),
    collectionMethod: `${facts.method}, in the portal`,
    consentReceiptID: facts.receiptId,
    language: notice.locale,
    piiPrincipalId: facts.customerId,
    piiControllers: [
      {
        piiController: controller.name,
        onBehalf: false,
        contact: controller.person ?? controller.name,
        address: { streetAddress: controller.address ?? notStated },
        email: controller.email,
        phone: controller.phone ?? notStated,
        piiControllerUrl: controller.url,
      },
    ],
    policyUrl: `${controller.url}/consent`,
    services: [
      {
        service: controller.name,
        purposes: [
          {
            purpose: purpose.name,
            purposeCategory: [purpose.key],
            consentType: "EXPLICIT",
            piiCategory: [...notice.categories],
            primaryPurpose: false,
            termination: `until withdrawn at ${controller.url}/consent, or until the purpose is closed`,
            thirdPartyDisclosure: false,
            thirdPartyName: "",
          },
        ],
      },
    ],
    sensitive: false,
    spiCat: [],
    iso27560: {
      schemaVersion: "ISO/IEC TS 27560:2023, receipt-eu-gdpr",
      recordId: facts.receiptId,
      legalBasis: "GDPR article 6(1)(a)",
      state: stateOf(facts),
      events: facts.events.map(({ id, state, at, noticeVersion }) => ({
        id,
        state: state === "given" ? "ConsentGiven" : "ConsentWithdrawn",
        at: at.toISOString(),
        noticeVersion,
      })),
      withdrawal: `${controller.url}/consent`,
      notice: {
        version: notice.version,
        isLatest: notice.isLatest,
        what: notice.what,
        why: notice.why,
        whatYouGet: notice.whatYouGet,
        text: noticeText(notice),
        textSha256: notice.textSha256,
      },
    },
  };
}

export type Receipt = ReturnType<typeof receiptOf>;

/** Only ConsentGiven allows the data to be used. */
function stateOf({
  events,
  purpose,
}: ReceiptFacts): "ConsentGiven" | "ConsentWithdrawn" | "ConsentTerminated" {
  if (events.at(-1)?.state === "withdrawn") return "ConsentWithdrawn";
  return purpose.closedAt === null ? "ConsentGiven" : "ConsentTerminated";
}
