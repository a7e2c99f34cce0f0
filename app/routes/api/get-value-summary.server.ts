import { summaryAnswer } from "#app/domain/value/queries/value-answer.server.ts";
import { valueSummary } from "#app/domain/value/queries/value-summary.server.ts";
import { answer } from "./answer.ts";
import { noQuery, operation } from "./operation.server.ts";
import { valueSummaryOut } from "./value-schemas.ts";

export const getValueSummary = operation({
  method: "GET",
  path: "/api/v1/value/summary",
  operationId: "getValueSummary",
  summary: "Read what all relationships are worth together, and the parameters and models behind it.",
  scope: "value:read",
  input: null,
  query: noQuery,
  answers: { 200: { description: "The totals.", schema: valueSummaryOut } },
  idempotencyKey: "none",
  handle: async () => answer(200, summaryAnswer(await valueSummary())),
});
