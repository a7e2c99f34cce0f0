import { z } from "zod";
import { type Answer, problemType } from "./answer.ts";

/** What can go wrong, with the status and the title that always go together. */
const problems = {
  "malformed-request": [400, "The request cannot be read"],
  "idempotency-key-missing": [400, "The Idempotency-Key header is missing"],
  "idempotency-key-unusable": [400, "The Idempotency-Key header cannot be used"],
  unauthenticated: [401, "A key is needed"],
  "scope-missing": [403, "The key does not allow this"],
  "not-found": [404, "There is nothing here"],
  "method-not-allowed": [405, "This address does not take that method"],
  conflict: [409, "This contradicts what is already recorded"],
  "in-progress": [409, "The same request is still being worked on"],
  "body-too-large": [413, "The body is too large"],
  "unsupported-media-type": [415, "The body is of the wrong media type"],
  "invalid-input": [422, "Some of what was sent cannot be used"],
  "idempotency-key-reused": [422, "The Idempotency-Key was used for another request"],
  refused: [422, "This cannot be recorded"],
  "too-many-requests": [429, "This key asks too often"],
  unavailable: [503, "The database does not answer"],
  "internal-error": [500, "Something went wrong here"],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemKind = keyof typeof problems;

export type ProblemError = { path: string; message: string };

/** RFC 9457, as the document describes it. */
export const problemSchema = z
  .strictObject({
    type: z
      .string()
      .meta({ description: "A URN that names the kind of problem, such as urn:kith:problem:invalid-input." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What happened here and what to do." }),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: "One entry for each field that is wrong; the path is dotted." }),
  })
  .meta({ description: "A problem, by RFC 9457." });

/** An answer that says what went wrong and what to do about it. */
export function problem(
  kind: ProblemKind,
  detail: string,
  more: { errors?: ProblemError[]; headers?: Record<string, string> } = {},
): Answer & { body: string } {
  const [status, title] = problems[kind];
  const body = { type: `urn:kith:problem:${kind}`, title, status, detail, errors: more.errors };
  return { status, body: JSON.stringify(body), contentType: problemType, headers: more.headers };
}
