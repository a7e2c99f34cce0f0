import { z } from "zod";
import { linkByExternalId } from "#app/domain/referrals/link-by-external-id.server.ts";
import { env } from "#app/platform/env.server.ts";
import { answer } from "./answer.ts";
import { noQuery, operation } from "./operation.server.ts";
import { noSuchCustomer } from "./refusal.ts";

export const getReferralLink = operation({
  method: "GET",
  path: "/api/v1/customers/{externalId}/referral-link",
  operationId: "getReferralLink",
  summary: "Read a customer's referral link and what came of it. The link is made on first asking.",
  scope: "customers:read",
  input: null,
  query: noQuery,
  answers: {
    200: {
      description: "The link.",
      schema: z.strictObject({
        code: z.string(),
        url: z.string().meta({ format: "uri" }),
        clicks: z.int().meta({ description: "Openings by people; robots and prefetches are left out." }),
        joined: z.int().meta({ description: "Customers who joined by it." }),
        bought: z.int().meta({ description: "Those of them who have bought." }),
      }),
    },
  },
  idempotencyKey: "none",
  handle: async ({ params, now }) => {
    const externalId = params["externalId"] ?? "";
    const link = await linkByExternalId(externalId, now);
    if (link === null) return noSuchCustomer(externalId);
    const { code, clicks, joined, bought } = link;
    return answer(200, { code, url: `${env.ORIGIN}/r/${code}`, clicks, joined, bought });
  },
});
