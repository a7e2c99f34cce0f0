/** What a link is for. */
export type LinkPurpose = "sign-in" | "join" | "customer-invitation" | "staff-invitation" | "owner-setup";

const minute = 60_000;
const day = 86_400_000;

const lifetimes: Record<LinkPurpose, number> = {
  "sign-in": 10 * minute,
  join: 10 * minute,
  "customer-invitation": 7 * day,
  "staff-invitation": 7 * day,
  "owner-setup": day,
};

/** A code of a mail may be tried this often. */
export const codeTries = 5;

/** When a link given now stops working. */
export function linkExpiry(purpose: LinkPurpose, now: Date): Date {
  return new Date(now.getTime() + lifetimes[purpose]);
}

/** What the database knows of a link. */
export type LinkState = {
  usedAt: Date | null;
  expiresAt: Date;
  browserHash: string | null;
  codeTries: number;
};

/** How a link stands for a browser: ready to press, in need of the code, or dead. */
export type LinkStanding = "ready" | "code-needed" | "used" | "expired" | "too-many-tries";

/** Decides how a link stands for the browser whose cookie hashes to `browserHash`. */
export function standingOf(link: LinkState, browserHash: string | null, now: Date): LinkStanding {
  if (link.usedAt !== null) return "used";
  if (link.expiresAt.getTime() <= now.getTime()) return "expired";
  if (link.browserHash === null || link.browserHash === browserHash) return "ready";
  return link.codeTries >= codeTries ? "too-many-tries" : "code-needed";
}
