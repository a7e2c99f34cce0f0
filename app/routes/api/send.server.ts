import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { log } from "#app/platform/log.server.ts";
import type { PlainRequest } from "#app/platform/plain-route.server.ts";
import { type Answer, jsonType } from "./answer.ts";

/** Writes an answer. What is left of the request's body is read and forgotten, so that the caller gets to see it. */
export async function send({ request, response }: PlainRequest, answer: Answer): Promise<void> {
  response.statusCode = answer.status;
  response.setHeader("content-type", answer.contentType ?? jsonType);
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (typeof answer.body === "string") {
    response.setHeader("content-length", Buffer.byteLength(answer.body));
    response.end(answer.body);
    request.resume();
    return;
  }
  await pipeline(Readable.from(answer.body), response).catch((error: unknown) => {
    log.warn({ err: error }, "an answer of the API was cut off");
    response.destroy();
  });
}
