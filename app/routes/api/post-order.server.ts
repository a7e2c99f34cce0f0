import { z } from "zod";
import { jsonType, problemType } from "./answer.ts";
import { currency, customerId, email, minorUnits, moment, ownId, referral, source } from "./fields.ts";
import { keyReused, replay } from "./idempotent-answer.server.ts";
import { noQuery, operation } from "./operation.server.ts";
import { takeOrderInBatch } from "./order-batches.server.ts";
import { momentOut, moneyOut } from "./schemas.ts";

const order = z.strictObject({
  id: z.uuid(),
  source: z.string(),
  externalId: z.string(),
  customer: z.string(),
  reward: z
    .strictObject({ amountMinor: moneyOut, currency: z.string(), availableAt: momentOut })
    .nullable()
    .meta({ description: "What the order earned whoever brought the customer, where it earned something." }),
});

export const postOrder = operation({
  method: "POST",
  path: "/api/v1/orders",
  operationId: "postOrder",
  summary: "Record an order. The same source and externalId again has no second effect.",
  scope: "orders:write",
  input: z.strictObject({
    source,
    externalId: ownId,
    customer: customerId,
    email: email.optional(),
    placedAt: moment,
    amountMinor: minorUnits(0),
    currency,
    costMinor: minorUnits(0).optional(),
    referral: referral.optional(),
  }),
  query: noQuery,
  answers: {
    200: { description: "The order was known.", schema: order },
    201: { description: "The order was recorded.", schema: order },
  },
  idempotencyKey: "required",
  handle: async ({ input, idempotency, actor, now }) => {
    const outcome = await takeOrderInBatch(input, idempotency, actor, now);
    if ("kind" in outcome) return keyReused();
    if (outcome.replayed) return replay(outcome);
    return {
      status: outcome.status,
      body: outcome.body,
      contentType: outcome.status < 300 ? jsonType : problemType,
    };
  },
});
