import { z } from "zod";
import { putCustomer as put } from "#app/domain/intake/put-customer.server.ts";
import { customerByExternalId } from "#app/domain/people/customer-by-external-id.server.ts";
import { email, line, moment, ownId, referral } from "./fields.ts";
import { noQuery, operation } from "./operation.server.ts";
import { problem } from "./problem.ts";
import { made, refusal } from "./refusal.ts";
import { customerOut } from "./schemas.ts";

export const putCustomer = operation({
  method: "PUT",
  path: "/api/v1/customers/{externalId}",
  operationId: "putCustomer",
  summary: "Add a customer, or change what is known of one. Fields that are left out stay as they are.",
  scope: "customers:write",
  input: z.strictObject({
    email: email.optional(),
    name: line(200).optional(),
    organization: line(200).optional(),
    joinedAt: moment.optional(),
    referral: referral.optional(),
  }),
  query: noQuery,
  answers: {
    200: { description: "The customer was known and is up to date.", schema: customerOut },
    201: { description: "The customer was added.", schema: customerOut },
  },
  idempotencyKey: "none",
  handle: async ({ input, params, actor, now }) => {
    const id = ownId.safeParse(params["externalId"]);
    if (!id.success)
      return problem("invalid-input", "The id of a customer has 1 to 200 characters and no NUL.");
    const outcome = await put({ ...input, externalId: id.data }, actor, now);
    if (outcome.kind === "refused") return refusal(outcome);
    return made(outcome, await customerByExternalId(id.data));
  },
});
