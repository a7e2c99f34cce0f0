import type { IncomingMessage } from "node:http";
import { system } from "#app/domain/activity/record-event.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { statusOfFailure, tryAgainAfterSeconds } from "#app/platform/failure-status.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { PlainRequest } from "#app/platform/plain-route.server.ts";
import type { Answer } from "./answer.ts";
import { authenticate } from "./authenticate.server.ts";
import { readIdempotencyKey, requestHash } from "./idempotency-header.server.ts";
import type { Operation } from "./operation.server.ts";
import { parseJson } from "./parse-json.ts";
import { problem } from "./problem.ts";
import { readBody } from "./read-body.server.ts";
import { send } from "./send.server.ts";

/** Answers one request to one operation, whatever happens; not where the caller has gone or the server refused the body. */
export async function serveOperation(operation: Operation, asked: PlainRequest): Promise<void> {
  const answer = await answerTo(operation, asked).catch((error: unknown) =>
    answerToFailure(error, operation, asked),
  );
  if (answer !== null) await send(asked, answer);
}

function answerToFailure(
  error: unknown,
  operation: Operation,
  { request, response }: PlainRequest,
): Answer | null {
  // Not request.destroyed: node:http destroys a request as soon as its body has been read.
  if (request.socket.destroyed || response.headersSent) return null;
  const status = statusOfFailure(error);
  if (status === 400) return problem("malformed-request", "The address holds NUL, which cannot be stored.");
  const id = newId();
  log.error({ err: error, id, operation: operation.operationId }, "an operation of the API failed");
  if (status === 503) {
    return problem("unavailable", "Send the same request again in a moment.", {
      headers: { "retry-after": String(tryAgainAfterSeconds) },
    });
  }
  return problem(
    "internal-error",
    `This is our fault. Send the same request again later; it is in the log under ${id}.`,
  );
}

async function answerTo(operation: Operation, asked: PlainRequest): Promise<Answer> {
  const { request, url, now } = asked;
  const who = operation.scope === null ? null : await authenticate(request, operation.scope, now);
  if (who !== null && "problem" in who) return who.problem;
  const idempotency = readIdempotencyKey(request, operation);
  if ("problem" in idempotency) return idempotency.problem;
  const wrongMedia = checkMedia(request, operation);
  if (wrongMedia !== null) return wrongMedia;
  const body = await bodyOf(request, operation);
  if ("problem" in body) return body.problem;
  const query = readQuery(url);
  if ("problem" in query) return query.problem;
  const { key } = idempotency;
  return operation.run({
    input: body.value,
    query: query.value,
    params: asked.params,
    actor: who === null ? system : who.actor,
    idempotency:
      key === null || who === null
        ? null
        : {
            apiKeyId: who.key.id,
            key,
            requestHash: requestHash(operation.method, url.pathname + url.search, body.bytes),
          },
    now,
    body: request,
    accept: request.headers.accept ?? "",
  });
}

function checkMedia(request: IncomingMessage, operation: Operation): Answer | null {
  if (operation.takes === null) return null;
  const media = (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (media !== operation.takes) {
    return problem(
      "unsupported-media-type",
      `Send the body as ${operation.takes} and say so in the header Content-Type.`,
      {
        headers: { accept: operation.takes },
      },
    );
  }
  if ((request.headers["content-encoding"] ?? "identity").toLowerCase() === "identity") return null;
  return problem("unsupported-media-type", "Send the body without compression.", {
    headers: { "accept-encoding": "identity" },
  });
}

async function bodyOf(
  request: IncomingMessage,
  operation: Operation,
): Promise<{ value: unknown; bytes: Uint8Array } | { problem: Answer }> {
  if (operation.takes !== "application/json") return { value: null, bytes: new Uint8Array() };
  const bytes = await readBody(request);
  const parsed = parseJson(bytes);
  return "wrong" in parsed ? { problem: problem("malformed-request", parsed.wrong) } : { ...parsed, bytes };
}

function readQuery(url: URL): { value: unknown } | { problem: Answer } {
  const names = [...url.searchParams.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return { value: Object.fromEntries(url.searchParams) };
  return { problem: problem("malformed-request", `The query names ${twice} more than once. Send it once.`) };
}
