import { createHash, type Hash } from "node:crypto";
import { wasAnswered } from "#app/platform/idempotency.server.ts";
import type { Answer } from "./answer.ts";
import { answerOnce } from "./idempotent-answer.server.ts";
import type { Caller } from "./operation.server.ts";
import { problem } from "./problem.ts";

/**
 * Takes a streamed file once for an Idempotency-Key. Whether it is the same file is known only at its end, so twins sent
 * at the same moment are both read: their orders are the same orders, and both callers are told of the first import.
 */
export async function importOnce(
  { idempotency, now, body }: Pick<Caller, "idempotency" | "now" | "body">,
  take: (body: AsyncIterable<Uint8Array>) => Promise<Answer & { body: string }>,
): Promise<Answer> {
  if (idempotency === null) return take(body);
  const hash = createHash("sha256").update(idempotency.requestHash);
  const known = await wasAnswered(idempotency, now);
  const fresh = known ? await drain(hashed(body, hash)) : await take(hashed(body, hash));
  const who = { ...idempotency, requestHash: hash.digest("hex") };
  return answerOnce({ idempotency: who, now }, async () => fresh);
}

async function* hashed(body: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const part of body) {
    hash.update(part);
    yield part;
  }
}

/** Reads to the end for the hash alone; the answer is for a record that went out of date meanwhile. */
async function drain(body: AsyncIterable<Uint8Array>): Promise<Answer & { body: string }> {
  for await (const _part of body);
  return problem("in-progress", "Send the same request with the same Idempotency-Key again.", {
    headers: { "retry-after": "1" },
  });
}
