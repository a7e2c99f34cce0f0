import { customerByExternalId } from "#app/domain/people/customer-by-external-id.server.ts";
import { answer } from "./answer.ts";
import { noQuery, operation } from "./operation.server.ts";
import { noSuchCustomer } from "./refusal.ts";
import { customerOut } from "./schemas.ts";

export const getCustomer = operation({
  method: "GET",
  path: "/api/v1/customers/{externalId}",
  operationId: "getCustomer",
  summary: "Read what is known of a customer.",
  scope: "customers:read",
  input: null,
  query: noQuery,
  answers: { 200: { description: "The customer.", schema: customerOut } },
  idempotencyKey: "none",
  handle: async ({ params }) => {
    const externalId = params["externalId"] ?? "";
    const customer = await customerByExternalId(externalId);
    return customer === null ? noSuchCustomer(externalId) : answer(200, customer);
  },
});
