import { z } from "zod";
import { takeRefundWithin } from "#app/domain/intake/take-refund.server.ts";
import { minorUnits, moment, ownId, source } from "./fields.ts";
import { answerOnce } from "./idempotent-answer.server.ts";
import { noQuery, operation } from "./operation.server.ts";
import { made, refusal } from "./refusal.ts";

const refund = z.strictObject({
  id: z.uuid(),
  source: z.string(),
  orderExternalId: z.string(),
  externalId: z.string(),
});

export const postRefund = operation({
  method: "POST",
  path: "/api/v1/refunds",
  operationId: "postRefund",
  summary:
    "Record money given back for an order, in full or in part. The same source and externalId again has no second effect.",
  scope: "orders:write",
  input: z.strictObject({
    source,
    orderExternalId: ownId,
    externalId: ownId,
    amountMinor: minorUnits(1),
    refundedAt: moment,
  }),
  query: noQuery,
  answers: {
    200: { description: "The refund was known.", schema: refund },
    201: { description: "The refund was recorded.", schema: refund },
  },
  idempotencyKey: "required",
  handle: (asked) =>
    answerOnce(asked, async (client) => {
      const { source, orderExternalId, externalId } = asked.input;
      const outcome = await takeRefundWithin(client, asked.input, asked.actor, asked.now);
      if (outcome.kind === "refused") return refusal(outcome);
      return made(outcome, { id: outcome.refundId, source, orderExternalId, externalId });
    }),
});
