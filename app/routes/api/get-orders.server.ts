import { z } from "zod";
import { orderPage } from "#app/domain/spend/order-page.server.ts";
import { answer } from "./answer.ts";
import { customerId } from "./fields.ts";
import { operation } from "./operation.server.ts";
import { momentOut, moneyOut, page } from "./schemas.ts";

export const getOrders = operation({
  method: "GET",
  path: "/api/v1/orders",
  operationId: "getOrders",
  summary: "List orders, the last recorded first, a page at a time.",
  scope: "orders:write",
  input: null,
  query: z.strictObject({
    customer: customerId.optional(),
    cursor: z.uuid("Must be the value of next from the page before.").optional(),
    limit: z
      .string()
      .regex(/^\d{1,3}$/, "Must be a number from 1 to 200.")
      .transform(Number)
      .refine((limit) => limit >= 1 && limit <= 200, "Must be a number from 1 to 200.")
      .optional(),
  }),
  answers: {
    200: {
      description: "A page of orders.",
      schema: page(
        z.strictObject({
          id: z.uuid(),
          source: z.string(),
          externalId: z.string(),
          customer: z.string().nullable(),
          placedAt: momentOut,
          amountMinor: moneyOut,
          currency: z.string(),
          costMinor: moneyOut.nullable(),
          refundedMinor: moneyOut,
        }),
      ),
    },
  },
  idempotencyKey: "none",
  handle: async ({ query }) => {
    const { customer = null, cursor = null, limit = 50 } = query;
    const { orders, next } = await orderPage({ customer, cursor, limit });
    return answer(200, { data: orders, next });
  },
});
