import type { LinkPurpose, LinkStanding } from "#app/domain/people/link-purpose.ts";

/** What the page of a link says. Without a button there is nothing to press. */
export type LinkWords = { title: string; lead: string; button: string | null };

/** A link that waits to be pressed. */
export function liveLinkWords(purpose: LinkPurpose, company: string): LinkWords {
  switch (purpose) {
    case "join":
      return {
        title: `Join ${company}`,
        lead: "Your address is right. One press, and you are in.",
        button: `Join ${company}`,
      };
    case "customer-invitation":
      return {
        title: `${company} would like you to join`,
        lead: "One press, and you are in.",
        button: `Join ${company}`,
      };
    case "staff-invitation":
      return {
        title: `Join the staff of ${company}`,
        lead: "One press, and you see the admin side.",
        button: "Accept the invitation",
      };
    case "sign-in":
    case "owner-setup":
      return {
        title: `Sign in to ${company}`,
        lead: "One press, and you are in. The link works once.",
        button: `Sign in to ${company}`,
      };
  }
}

/** A link that no longer works, and the way out. */
export function deadLinkWords(standing: LinkStanding | null): LinkWords {
  const title = standing === "expired" ? "This link has expired" : "This link does not work any more";
  return { title, lead: leadOf(standing), button: null };
}

function leadOf(standing: LinkStanding | null): string {
  switch (standing) {
    case "expired":
      return "Links of a mail work for ten minutes, invitations for seven days. Have a new one sent.";
    case "used":
      return "It has been used, or a newer one was sent after it. Look for the newest mail, or have another one sent.";
    case "too-many-tries":
      return "Its six digits were tried too often. Have a new one sent.";
    default:
      return "The address may have been cut short on its way. Copy the whole link from the mail, or have a new one sent.";
  }
}
