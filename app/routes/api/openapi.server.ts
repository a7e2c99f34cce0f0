import { z } from "zod";
import type { Operation } from "./operation.server.ts";
import { problemSchema } from "./problem.ts";

/** Problems that every operation with a key may answer, with what they mean. */
const sharedProblems: Record<number, string> = {
  400: "The request cannot be read, or its Idempotency-Key is missing or unusable.",
  401: "The key is missing, unknown, expired or revoked.",
  403: "The key does not have the scope.",
  404: "What the address names does not exist.",
  409: "It contradicts what is recorded, or the same request is still being worked on.",
  413: "The body is too large: 1 MiB for JSON.",
  415: "The body is of another media type.",
  422: "A field cannot be used, or the Idempotency-Key was used for another request.",
  429: "The key asks too often. Send the same request again after Retry-After.",
  500: "It failed on our side.",
  503: "The database does not answer. Send the same request again after Retry-After.",
};

const withBody = new Set(["409", "413", "415"]);

/** The OpenAPI 3.1 document of the API. */
export function openApiDocument(operations: readonly Operation[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describeOperation(operation),
    };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Kith",
      version: "1",
      description:
        "Money is in integers of minor units (cents). Moments are ISO 8601. Unknown fields are refused. A list comes in pages: send next as cursor.",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "A key made under Settings, API keys." },
      },
      schemas: { Problem: jsonSchema(problemSchema, "output") },
      responses: Object.fromEntries(
        Object.entries(sharedProblems).map(([status, description]) => [
          `Problem${status}`,
          problemResponse(description),
        ]),
      ),
    },
  };
}

function problemResponse(description: string) {
  return {
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function describeOperation(operation: Operation) {
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    security: operation.scope === null ? [] : [{ apiKey: [operation.scope] }],
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...requestBody(operation),
    responses: { ...successes(operation), ...problemsOf(operation) },
  };
}

function pathParameters({ path }: Operation) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Operation) {
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function headerParameters({ idempotencyKey }: Operation) {
  if (idempotencyKey === "none") return [];
  const description =
    "A value of your own for each new request; send the same one when you repeat it. Kept for 24 hours.";
  const schema = { type: "string", minLength: 1, maxLength: 255 };
  return [
    { name: "Idempotency-Key", in: "header", required: idempotencyKey === "required", description, schema },
  ];
}

function requestBody({ takes, input }: Operation) {
  if (takes === null) return {};
  const schema = input === null ? { type: "string" } : jsonSchema(input, "input");
  return { requestBody: { required: true, content: { [takes]: { schema } } } };
}

function successes({ answers, idempotencyKey }: Operation) {
  const replayed = {
    "Idempotent-Replayed": {
      description: "true where a kept answer is given again.",
      schema: { type: "string", const: "true" },
    },
  };
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, alsoCsv }]) => [
      status,
      {
        description,
        ...(idempotencyKey === "none" ? {} : { headers: replayed }),
        content: {
          "application/json": { schema: jsonSchema(schema, "output") },
          ...(alsoCsv ? { "text/csv": { schema: { type: "string" } } } : {}),
        },
      },
    ]),
  );
}

function problemsOf({ takes }: Operation) {
  return Object.fromEntries(
    Object.keys(sharedProblems)
      .filter((status) => takes !== null || !withBody.has(status))
      .map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
  );
}

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
