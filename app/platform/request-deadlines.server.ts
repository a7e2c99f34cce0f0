import type { IncomingMessage, ServerResponse } from "node:http";
import { tryAgainAfterSeconds } from "./failure-status.server.ts";
import { answerPlainly } from "./plain-answer.server.ts";
import type { RequestLimits } from "./request-limits.server.ts";

const stalledUploadMs = 60_000;

/** Ends a request that takes too long: 408 while its body arrives, 503 while it is answered. */
export function setDeadlines(
  request: IncomingMessage,
  response: ServerResponse,
  limits: RequestLimits,
  machine: boolean,
): void {
  let timer: NodeJS.Timeout | undefined;
  const expire = (status: number, detail: string) => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.shouldKeepAlive = false;
    if (status === 503) response.setHeader("Retry-After", tryAgainAfterSeconds);
    answerPlainly(response, status, { detail, machine });
  };
  const startAnswering = () => {
    clearTimeout(timer);
    if (limits.answerMs === null || response.writableEnded) return;
    timer = setTimeout(expire, limits.answerMs, 503, "This took too long. Please try again in a moment.");
  };
  if (limits.receiveMs === null) {
    request.socket.setTimeout(stalledUploadMs, () => request.socket.destroy());
    response.once("close", () => request.socket.setTimeout(0));
  } else if (hasBody(request)) {
    timer = setTimeout(expire, limits.receiveMs, 408, "The request took too long to arrive.");
    request.once("end", startAnswering);
  } else {
    startAnswering();
  }
  response.once("close", () => clearTimeout(timer));
}

function hasBody(request: IncomingMessage): boolean {
  return (
    request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0
  );
}
