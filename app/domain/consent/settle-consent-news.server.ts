import type { Executor } from "#app/platform/sql.server.ts";
import { doneAbout, type Whose } from "../notifications/done-about.server.ts";

/** What news of a purpose is about. */
export function subjectOfConsent(purposeKey: string): string {
  return `consent/${purposeKey}`;
}

/** Takes back that somebody, or everybody, is asked anew: they answered, or the question is another or none. */
export function settleConsentNews(
  on: Executor,
  purposeKey: string,
  whose: Exclude<Whose, "staff">,
  now: Date,
): Promise<void> {
  return doneAbout(on, subjectOfConsent(purposeKey), { whose, kinds: ["consent-to-renew"] }, now);
}
