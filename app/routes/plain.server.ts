import { brandLogo, brandStyle } from "#app/domain/people/company-queries.server.ts";
import type { PlainRequest, PlainRoute } from "#app/platform/plain-route.server.ts";
import { apiRoutes } from "./api/operations.server.ts";
import { openReferralLink } from "./hooks/open-referral-link.server.ts";
import { stopMailsAtOnce } from "./hooks/stop-mails-at-once.server.ts";
import { answerMatches } from "./public/idea-matches.server.ts";
import { voteOnIdea } from "./public/vote-on-idea.server.ts";

/** What is answered ahead of Remix, by handlers on node:http itself. */
export const plainRoutes: PlainRoute[] = [
  { method: "GET", pattern: "/brand.css", access: "anyone", handle: answerBrandStyle },
  { method: "GET", pattern: "/brand-logo", access: "anyone", handle: answerBrandLogo },
  { method: "GET", pattern: "/r/:code", access: "anyone", handle: openReferralLink },
  { method: "POST", pattern: "/unsubscribe/:token", access: "sealed-address", handle: stopMailsAtOnce },
  { method: "GET", pattern: "/ideas/matches", access: "anyone", handle: answerMatches },
  { method: "POST", pattern: "/ideas/:ideaId/vote", access: "anyone", handle: voteOnIdea },
  ...apiRoutes,
];

const shortly = "public, max-age=60";

async function answerBrandStyle({ request, response }: PlainRequest): Promise<void> {
  const { css, version } = await brandStyle();
  const etag = `"${version}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { ETag: etag, "Cache-Control": shortly }).end();
    return;
  }
  response.writeHead(200, {
    "Content-Type": "text/css; charset=utf-8",
    ETag: etag,
    "Cache-Control": shortly,
  });
  response.end(request.method === "HEAD" ? undefined : css);
}

async function answerBrandLogo({ request, response }: PlainRequest): Promise<void> {
  const logo = await brandLogo();
  if (logo === null) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("There is no logo.\n");
    return;
  }
  response.writeHead(200, {
    "Content-Type": logo.mediaType,
    "Content-Length": logo.bytes.byteLength,
    "Cache-Control": shortly,
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  response.end(request.method === "HEAD" ? undefined : logo.bytes);
}
