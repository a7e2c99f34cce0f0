import type { IncomingMessage, ServerResponse } from "node:http";
import { newId } from "#app/kernel/ids.ts";
import { limitBody } from "./body-limit.server.ts";
import { clientAddress } from "./client-address.server.ts";
import { statusOfFailure, tryAgainAfterSeconds } from "./failure-status.server.ts";
import { answerHealth, type Health } from "./health.server.ts";
import type { Answer, Site } from "./http-server.server.ts";
import { log } from "./log.server.ts";
import { comesFromUs } from "./origin-check.server.ts";
import { answerPlainly } from "./plain-answer.server.ts";
import { type Match, type PlainRoute, routeFinder } from "./plain-route.server.ts";
import type { PageHandler } from "./remix-handler.server.ts";
import { setDeadlines } from "./request-deadlines.server.ts";
import { limitsOf } from "./request-limits.server.ts";
import { requestUrl } from "./request-url.server.ts";
import { staticFiles } from "./static-files.server.ts";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

const pageMethods = ["GET", "HEAD", "POST"];

type Parts = {
  site: Site;
  trustedProxies: number;
  health: Health;
  plainRoutes: readonly PlainRoute[];
  pages: PageHandler;
};

/** What the server does with a request: health, limits, plain routes, the files of the build, and then the pages of Remix. */
export function answerRequests(parts: Parts): Answer {
  const find = routeFinder(parts.plainRoutes);
  const files = staticFiles();
  return (request, response, nonce) => {
    const now = new Date();
    const method = request.method ?? "";
    const url = requestUrl(request, parts.site);
    if (url === null)
      return answerPlainly(response, 400, { machine: request.url?.startsWith("/api/") === true });
    if (!methods.has(method)) return refuseMethod(response, [...methods]);
    const path = url.pathname;
    const machine = path.startsWith("/api/");
    const limits = limitsOf(method, path);
    // At once: what arrived with the headers is handed on before anything that waits goes on.
    if (!limitBody(request, response, limits.bodyBytes, machine)) return;
    run(request, response, machine, async () => {
      if (await answerHealth(path, response, parts.health)) return;
      if (parts.health.draining) response.shouldKeepAlive = false;
      setDeadlines(request, response, limits, machine);
      if (hasSession(request)) response.setHeader("Cache-Control", "no-store");
      const match = find(method, path);
      if (!provesItself(match) && !comesFromUs({ method, headers: request.headers }, parts.site)) {
        return answerPlainly(response, 403, {
          detail: "This came from another site, so nothing was done.",
          machine,
        });
      }
      const address = clientAddress(
        request.socket.remoteAddress,
        request.headers["x-forwarded-for"],
        parts.trustedProxies,
      );
      if (match.kind === "found") {
        return match.route.handle({
          request,
          response,
          params: match.params,
          url,
          now,
          clientAddress: address,
        });
      }
      if (match.kind === "other-method" && match.access !== "sealed-address")
        return refuseMethod(response, match.allow, machine);
      if (path.endsWith(".data") || machine) return answerPlainly(response, 404, { machine });
      if (!pageMethods.includes(method)) return refuseMethod(response, pageMethods);
      const page = () => parts.pages(request, response, url, { nonce, now, clientAddress: address });
      files(request, response, () => run(request, response, false, page));
    });
  };
}

/** Whether a handler asks for its own proof, so that it does not matter where the request says it comes from. */
function provesItself(match: Match): boolean {
  if (match.kind === "none") return false;
  if (match.kind === "other-method") return match.access === "api-key";
  return match.route.access !== "anyone";
}

/** Runs a handler; what it throws is logged under an id, and the caller is told the id and nothing else. */
function run(
  request: IncomingMessage,
  response: ServerResponse,
  machine: boolean,
  work: () => Promise<void> | void,
): void {
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => {
      // Not request.destroyed: node:http destroys a request as soon as its body has been read.
      if (response.destroyed || request.socket.destroyed) return;
      const id = newId();
      log.error({ err: error, id, method: request.method, area: areaOf(request.url) }, "a request failed");
      if (response.headersSent) response.destroy();
      else if (statusOfFailure(error) === 503) {
        response.setHeader("Retry-After", tryAgainAfterSeconds);
        answerPlainly(response, 503, {
          detail: "The database does not answer. Try again in a moment.",
          machine,
        });
      } else
        answerPlainly(response, 500, {
          detail: `Something failed on our side. It is logged under ${id}.`,
          machine,
        });
    });
}

function refuseMethod(response: ServerResponse, allow: readonly string[], machine = false): void {
  response.setHeader("Allow", allow.join(", "));
  answerPlainly(response, 405, { machine });
}

function hasSession(request: IncomingMessage): boolean {
  return /(?:^|;\s*)(?:__Host-)?session=/.test(request.headers.cookie ?? "");
}

/** The first part of a path: further parts may hold secrets (/link/:token). */
function areaOf(path = ""): string {
  return path.split(/[/?]/)[1] ?? "";
}
