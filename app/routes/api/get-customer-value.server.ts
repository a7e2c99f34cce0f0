import { z } from "zod";
import { customerAnswer } from "#app/domain/value/queries/value-answer.server.ts";
import { valueByExternalId } from "#app/domain/value/queries/value-by-external-id.server.ts";
import { answer } from "./answer.ts";
import { operation } from "./operation.server.ts";
import { noSuchCustomer } from "./refusal.ts";
import { customerValueOut } from "./value-schemas.ts";

export const getCustomerValue = operation({
  method: "GET",
  path: "/api/v1/customers/{externalId}/value",
  operationId: "getCustomerValue",
  summary:
    "Read what the relationship with a customer is worth, realised and expected, with every entry it is made of.",
  scope: "value:read",
  input: null,
  query: z.strictObject({ cursor: z.uuid("Must be the value of next from the page before.").optional() }),
  answers: { 200: { description: "The value.", schema: customerValueOut } },
  idempotencyKey: "none",
  handle: async ({ params, query }) => {
    const externalId = params["externalId"] ?? "";
    const value = await valueByExternalId(externalId, query.cursor ?? null);
    return value === null ? noSuchCustomer(externalId) : answer(200, customerAnswer(value));
  },
});
