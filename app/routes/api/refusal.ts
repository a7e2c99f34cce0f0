import type { Refused } from "#app/kernel/result.ts";
import { type Answer, answer } from "./answer.ts";
import { problem } from "./problem.ts";

/** What the domain refused, as a problem: 409 where it contradicts the books, 422 otherwise. */
export function refusal(refused: Refused): Answer & { body: string } {
  return problem(refused.because.startsWith("other-") ? "conflict" : "refused", refused.detail);
}

/** 404 for a customer that is not there. */
export function noSuchCustomer(externalId: string): Answer & { body: string } {
  return problem(
    "not-found",
    `No customer has the id ${externalId}. Send PUT /api/v1/customers/{externalId} first.`,
  );
}

/** An answer whose body can be kept: 201 for what was made now, 200 for what was there before. */
export function made(outcome: { kind: string }, value: unknown): Answer & { body: string } {
  return answer(outcome.kind === "duplicate" || outcome.kind === "updated" ? 200 : 201, value);
}
