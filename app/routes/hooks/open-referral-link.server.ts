import type { IncomingMessage, ServerResponse } from "node:http";
import { findLink } from "#app/domain/referrals/find-link.server.ts";
import { programmeTerms } from "#app/domain/referrals/programme-terms.server.ts";
import { recordClicks } from "#app/domain/referrals/record-clicks.server.ts";
import { clickToKeep, isVisit } from "#app/domain/referrals/visit.ts";
import { newId } from "#app/kernel/ids.ts";
import { setCookie } from "#app/platform/cookies.server.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";
import { answerPlainly } from "#app/platform/plain-answer.server.ts";
import type { PlainRequest } from "#app/platform/plain-route.server.ts";
import { consume } from "#app/platform/rate-limit.server.ts";

const clickCookie = "kith_click";

const commit = groupCommit(
  async (clicks: Parameters<typeof recordClicks>[0][number][]) => {
    await recordClicks(clicks);
    return clicks.map(() => true);
  },
  { largest: 1_000, atOnce: 2 },
);

/** Opens a referral link: records the click, remembers it in the visitor's cookie, and leads to the invitation. */
export async function openReferralLink({
  request,
  response,
  params,
  now,
  clientAddress,
}: PlainRequest): Promise<void> {
  const link = await findLink(params["code"] ?? "");
  if (link === null) return answerUnknown(response, clientAddress);
  const { attributionWindowDays } = await programmeTerms(now);
  const counted = isVisit(headersOf(request));
  const clickId = newId(now);
  await commit({ id: clickId, linkId: link.id, at: now, counted });
  const headers: Record<string, string> = { Location: `/invited/${link.code}`, "Cache-Control": "no-store" };
  if (counted) {
    const kept = clickToKeep(cookieOf(request), clickId, attributionWindowDays, now);
    headers["Set-Cookie"] = setCookie(clickCookie, kept, attributionWindowDays * 86_400);
  }
  response.writeHead(302, headers).end();
}

/** Guessing codes is slowed down: after some misses a network has to wait. */
async function answerUnknown(response: ServerResponse, clientAddress: string): Promise<void> {
  const consumed = await consume("unknown-code", `from ${clientAddress}`);
  if (consumed.kind === "allowed") {
    response.writeHead(302, { Location: "/invited/unknown", "Cache-Control": "no-store" }).end();
    return;
  }
  response.setHeader("Retry-After", consumed.retryAfterSeconds);
  answerPlainly(response, 429, {
    detail: "Too many unknown links were tried from here. Wait a while and try again.",
  });
}

function headersOf(request: IncomingMessage) {
  const purpose = request.headers["sec-purpose"] ?? request.headers["purpose"] ?? request.headers["x-moz"];
  const destination = request.headers["sec-fetch-dest"];
  return {
    method: request.method ?? "GET",
    userAgent: request.headers["user-agent"],
    purpose: Array.isArray(purpose) ? purpose[0] : purpose,
    destination: Array.isArray(destination) ? destination[0] : destination,
  };
}

function cookieOf(request: IncomingMessage): string | undefined {
  return /(?:^|;\s*)kith_click=([0-9a-f-]{36})(?:;|$)/i.exec(request.headers.cookie ?? "")?.[1];
}
