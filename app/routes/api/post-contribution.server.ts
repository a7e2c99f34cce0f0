import { z } from "zod";
import { addContributionWithin } from "#app/domain/activity/add-contribution.server.ts";
import { customerId, kind, looseObject, moment, ownId } from "./fields.ts";
import { answerOnce } from "./idempotent-answer.server.ts";
import { noQuery, operation } from "./operation.server.ts";
import { made, refusal } from "./refusal.ts";

const contribution = z.strictObject({
  id: z.uuid(),
  externalId: z.string(),
  customer: z.string(),
  kind: z.string(),
});

export const postContribution = operation({
  method: "POST",
  path: "/api/v1/contributions",
  operationId: "postContribution",
  summary:
    "Record what a customer gave: a reference call, a testimonial, an idea. The same externalId again has no second effect.",
  scope: "activity:write",
  input: z.strictObject({
    customer: customerId,
    kind,
    occurredAt: moment,
    externalId: ownId,
    quantity: z.int().min(1, "Must be at least 1.").max(1_000_000, "Must be at most 1000000.").optional(),
    evidence: looseObject.optional().meta({ description: "Whatever shows it: links, names, quotes." }),
  }),
  query: noQuery,
  answers: {
    200: { description: "The contribution was known.", schema: contribution },
    201: { description: "The contribution was recorded.", schema: contribution },
  },
  idempotencyKey: "required",
  handle: (asked) =>
    answerOnce(asked, async (client) => {
      const { externalId, customer, kind } = asked.input;
      const outcome = await addContributionWithin(client, asked.input, asked.actor, asked.now);
      if (outcome.kind === "refused") return refusal(outcome);
      return made(outcome, { id: outcome.contributionId, externalId, customer, kind });
    }),
});
