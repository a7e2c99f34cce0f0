import { stopMails } from "#app/domain/notifications/set-preferences.server.ts";
import { readUnsubscribeToken } from "#app/domain/notifications/unsubscribe-token.server.ts";
import { answerPlainly } from "#app/platform/plain-answer.server.ts";
import type { PlainRequest } from "#app/platform/plain-route.server.ts";

/**
 * Stops mails of one kind to one person (RFC 8058). Providers of mail ask it without cookies and are answered in a word;
 * the button of the page says `?from=page` and is led back to the page.
 */
export async function stopMailsAtOnce({ response, params, url, now }: PlainRequest): Promise<void> {
  const token = params["token"] ?? "";
  const subscription = readUnsubscribeToken(token);
  const fromPage = url.searchParams.get("from") === "page";
  if (subscription !== null) await stopMails(subscription.accountId, subscription.kind, now);
  if (fromPage) {
    const Location = `/unsubscribe/${encodeURIComponent(token)}`;
    response.writeHead(303, { Location, "Cache-Control": "no-store" }).end();
    return;
  }
  if (subscription === null) return answerPlainly(response, 404, { detail: "This address is not known." });
  answerPlainly(response, 200, { detail: "You no longer get mails of this kind." });
}
