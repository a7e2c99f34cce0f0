import { z } from "zod";
import type { Actor } from "#app/domain/activity/record-event.server.ts";
import type { ApiScope } from "#app/platform/api-scopes.ts";
import type { IdempotentCaller } from "#app/platform/idempotency.server.ts";
import type { Answer } from "./answer.ts";
import { type ProblemError, problem } from "./problem.ts";

/** What every operation is given beside its own input. */
export type Caller = {
  params: Record<string, string>;
  actor: Actor;
  /** Present where the caller sent an Idempotency-Key; for a CSV body the hash is of the address alone. */
  idempotency: IdempotentCaller | null;
  now: Date;
  /** The body of an operation that takes CSV, as it comes. */
  body: AsyncIterable<Uint8Array>;
  accept: string;
};

type InputOf<Schema extends z.ZodType | null> = Schema extends z.ZodType ? z.output<Schema> : null;

export type Asked<Input extends z.ZodType | null, Query extends z.ZodType> = Caller & {
  input: InputOf<Input>;
  query: z.output<Query>;
};

type Facts = {
  method: "GET" | "PUT" | "POST";
  /** With parameters in braces, as OpenAPI writes them. */
  path: `/api/v1/${string}`;
  operationId: string;
  summary: string;
  /** What a key must allow; null where no key is needed. */
  scope: ApiScope | null;
  /** Media type of the body; none where there is no body. */
  takes: "application/json" | "text/csv" | null;
  answers: Record<number, { description: string; schema: z.ZodType; alsoCsv?: true }>;
  idempotencyKey: "required" | "optional" | "none";
};

/** One row of the table. `run` checks input and query and then answers. */
export type Operation = Facts & {
  input: z.ZodType | null;
  query: z.ZodType;
  run: (raw: Caller & { input: unknown; query: unknown }) => Promise<Answer>;
};

type Definition<Input extends z.ZodType | null, Query extends z.ZodType> = Omit<Facts, "takes"> & {
  takes?: "text/csv";
  input: Input;
  query: Query;
  handle: (asked: Asked<Input, Query>) => Promise<Answer>;
};

/** For operations without a query. */
export const noQuery = z.strictObject({});

/** Makes a row of the table from its definition. */
export function operation<Input extends z.ZodType | null, Query extends z.ZodType>(
  definition: Definition<Input, Query>,
): Operation {
  const { handle, ...facts } = definition;
  return {
    ...facts,
    takes: facts.takes ?? (facts.input === null ? null : "application/json"),
    run: async (raw) => {
      const input = (facts.input ?? z.unknown()).safeParse(raw.input);
      const query = facts.query.safeParse(raw.query);
      if (input.success && query.success) {
        return handle({ ...raw, input: input.data as InputOf<Input>, query: query.data });
      }
      const errors = [...errorsOf(input.error), ...errorsOf(query.error)];
      return problem("invalid-input", summary(errors), { errors });
    },
  };
}

function errorsOf(error: z.ZodError | undefined): ProblemError[] {
  return (error?.issues ?? []).flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: [...issue.path, key].join("."),
        message: "Is not a known field. Leave it out.",
      }));
    }
    const missing = issue.code === "invalid_type" && issue.input === undefined;
    return [{ path: issue.path.join("."), message: missing ? missingWords(issue.message) : issue.message }];
  });
}

function missingWords(message: string): string {
  return message.endsWith("received undefined") ? "Is missing." : message;
}

function summary(errors: ProblemError[]): string {
  const named = errors
    .slice(0, 3)
    .map((error) => (error.path === "" ? error.message : `${error.path}: ${error.message}`));
  const rest = errors.length - named.length;
  return `${named.join(" ")}${rest > 0 ? ` And ${rest} more.` : ""}`;
}
