import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "#app/kernel/ids.ts";
import { env } from "#app/platform/env.server.ts";
import { isNoticeKind, type NoticeKind } from "./notice-kinds.ts";

/** What a token names: one person and one kind of news. */
export type Subscription = { accountId: string; kind: NoticeKind };

/** A token that proves by itself that it came by our mail. It does nothing but end mails of one kind, so it has no end of its own (RFC 8058). */
export function unsubscribeToken({ accountId, kind }: Subscription): string {
  return `${accountId}.${kind}.${sealOf(accountId, kind)}`;
}

/** What a token names, or null where it was not made here. */
export function readUnsubscribeToken(token: string): Subscription | null {
  const [accountId = "", kind = "", seal = "", ...rest] = token.split(".");
  if (rest.length > 0 || !isId(accountId) || !isNoticeKind(kind)) return null;
  const given = Buffer.from(seal);
  const right = Buffer.from(sealOf(accountId, kind));
  return given.length === right.length && timingSafeEqual(given, right) ? { accountId, kind } : null;
}

function sealOf(accountId: string, kind: NoticeKind): string {
  return createHmac("sha256", env.SECRET).update(`unsubscribe/${accountId}/${kind}`).digest("base64url");
}
