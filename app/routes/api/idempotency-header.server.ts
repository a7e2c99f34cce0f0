import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Answer } from "./answer.ts";
import type { Operation } from "./operation.server.ts";
import { problem } from "./problem.ts";

/** The Idempotency-Key of a request, null where none is taken or sent, or the problem with it. */
export function readIdempotencyKey(
  request: IncomingMessage,
  operation: Pick<Operation, "idempotencyKey">,
): { key: string | null } | { problem: Answer } {
  if (operation.idempotencyKey === "none") return { key: null };
  const sent = request.headers["idempotency-key"];
  if (typeof sent !== "string") {
    if (operation.idempotencyKey === "optional") return { key: null };
    const detail =
      "Send the header Idempotency-Key with a value of your own for each new request, such as a UUID, and the same value when you repeat it.";
    return { problem: problem("idempotency-key-missing", detail) };
  }
  if (/^[\x20-\x7e]{1,255}$/.test(sent)) return { key: sent };
  return {
    problem: problem(
      "idempotency-key-unusable",
      "An Idempotency-Key has 1 to 255 printable ASCII characters.",
    ),
  };
}

/** What makes two requests the same: method, address and body. */
export function requestHash(method: string, address: string, body: Uint8Array): string {
  return createHash("sha256").update(`${method} ${address}\n`).update(body).digest("hex");
}
