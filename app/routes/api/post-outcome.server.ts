import { z } from "zod";
import { addOutcomeWithin } from "#app/domain/activity/add-outcome.server.ts";
import { outcomeMeasured } from "#app/domain/activity/outcome-measured.ts";
import { currency, customerId, kind, line, minorUnits, moment, ownId } from "./fields.ts";
import { answerOnce } from "./idempotent-answer.server.ts";
import { noQuery, operation } from "./operation.server.ts";
import { made, refusal } from "./refusal.ts";

const outcomeOut = z.strictObject({
  id: z.uuid(),
  externalId: z.string(),
  kind: z.string(),
  state: z.string(),
});

export const postOutcome = operation({
  method: "POST",
  path: "/api/v1/outcomes",
  operationId: "postOutcome",
  summary:
    "Record what came of contributions: a deal won, a feature shipped. A later state of the same outcome is a new post.",
  scope: "activity:write",
  input: z
    .strictObject({
      externalId: ownId,
      kind,
      state: line(60),
      occurredAt: moment,
      customer: customerId.optional(),
      marginMinor: minorUnits(Number.MIN_SAFE_INTEGER).optional(),
      costMinor: minorUnits(0).optional(),
      currency: currency.optional(),
      influencedBy: z.array(ownId).max(1000, "Must name at most 1000 contributions.").optional().meta({
        description: "The externalId of each contribution that had a part in it.",
      }),
      measured: outcomeMeasured.optional(),
    })
    .refine(
      (outcome) =>
        outcome.currency !== undefined ||
        (outcome.marginMinor === undefined && outcome.costMinor === undefined),
      {
        path: ["currency"],
        message: "Is needed with marginMinor or costMinor.",
      },
    ),
  query: noQuery,
  answers: {
    200: { description: "This state of the outcome was known.", schema: outcomeOut },
    201: { description: "The state was recorded.", schema: outcomeOut },
  },
  idempotencyKey: "required",
  handle: (asked) =>
    answerOnce(asked, async (client) => {
      const { influencedBy = [], ...input } = asked.input;
      const outcome = await addOutcomeWithin(client, { ...input, influencedBy }, asked.actor, asked.now);
      if (outcome.kind === "refused") return refusal(outcome);
      return made(outcome, {
        id: outcome.outcomeId,
        externalId: input.externalId,
        kind: input.kind,
        state: input.state,
      });
    }),
});
