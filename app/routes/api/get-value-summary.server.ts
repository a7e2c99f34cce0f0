import type { CompanyValue } from "#app/domain/value/value-queries.server.ts";
import { valueSummary } from "#app/domain/value/value-summary.server.ts";
import { answer } from "./answer.ts";
import { integers } from "./get-customer-value.server.ts";
import { noQuery, operation } from "./operation.server.ts";
import { expectedState, valueSummaryOut } from "./value-schemas.ts";

export const getValueSummary = operation({
  method: "GET",
  path: "/api/v1/value/summary",
  operationId: "getValueSummary",
  summary: "Read what all relationships are worth together, and the parameters behind it.",
  scope: "value:read",
  input: null,
  query: noQuery,
  answers: { 200: { description: "The totals.", schema: valueSummaryOut } },
  idempotencyKey: "none",
  handle: async () => {
    const { customers, figure, otherCurrencies, parameters: all } = await valueSummary();
    const { reportingCurrency: _currency, ...parameters } = all;
    return answer(200, {
      ...viewOf(figure),
      customers,
      parameters,
      calibrationFactor: null,
      state: expectedState,
      otherCurrencies: otherCurrencies.map(viewOf),
    });
  },
});

function viewOf(figure: CompanyValue) {
  return {
    currency: figure.currency,
    customersWithValue: figure.customersWithValue,
    ownView: { realisedMinor: BigInt(figure.ownMinor), expectedMinor: null },
    contributionView: {
      realisedMinor: BigInt(figure.realisedMinor),
      expectedMinor: null,
      components: integers(figure.components),
    },
    savings: { realisedMinor: BigInt(figure.savingMinor), expectedMinor: null },
  };
}
