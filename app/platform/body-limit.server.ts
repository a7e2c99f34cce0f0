import type { IncomingMessage, ServerResponse } from "node:http";
import { plainAnswer } from "./plain-answer.server.ts";

const lingerMs = 1_000;

/**
 * Holds the body of a request to a number of bytes, whoever reads it and whether or not it states a length.
 * @returns false where it already states a length beyond the limit; then 413 is answered and nothing may run
 */
export function limitBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  machine: boolean,
): boolean {
  const stated = Number(request.headers["content-length"] ?? 0);
  if (stated > limit) {
    refuse(request, response, machine);
    return false;
  }
  let received = 0;
  let refused = false;
  const push = request.push.bind(request);
  // node:http hands every piece of the body to push(): the one place that no reader can go round.
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) received += chunk.byteLength;
    if (received <= limit) return push(chunk, encoding);
    if (!refused) {
      refused = true;
      refuse(request, response, machine);
    }
    return true; // not even the end: whoever reads must never take what came so far for the whole
  };
  return true;
}

/** Answers 413, then takes and drops what still arrives for a moment: a connection cut at once would lose the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, machine: boolean): void {
  request.on("error", () => {});
  const cut = setTimeout(() => request.destroy(new Error("the body of the request is too large")), lingerMs);
  request.once("close", () => clearTimeout(cut));
  if (response.headersSent) return;
  const { body, headers } = plainAnswer(413, {
    detail: "The request is larger than what is accepted here.",
    machine,
  });
  response.writeHead(413, { ...headers, Connection: "close" });
  response.write(body);
  setTimeout(() => response.end(), lingerMs / 2);
  request.resume();
}
