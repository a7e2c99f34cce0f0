import { factsOfKind, isNoticeKind } from "#app/domain/notifications/notice-kinds.ts";
import { unsubscribeToken } from "#app/domain/notifications/unsubscribe-token.server.ts";
import { env } from "#app/platform/env.server.ts";

/** Where mails like this one are stopped with one press; null for mails that are an answer to what the person asked for. */
export function unsubscribeAddress(mail: {
  accountId: string | null;
  newsKind: string | null;
}): string | null {
  const { accountId, newsKind } = mail;
  if (accountId === null || newsKind === null || !isNoticeKind(newsKind)) return null;
  if (factsOfKind(newsKind).transactional) return null;
  return `${env.ORIGIN}/unsubscribe/${unsubscribeToken({ accountId, kind: newsKind })}`;
}
