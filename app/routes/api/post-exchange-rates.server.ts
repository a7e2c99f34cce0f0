import { z } from "zod";
import { whyNoRate } from "#app/domain/value/exchange/check-rate.ts";
import type { DayRate } from "#app/domain/value/exchange/exchange.ts";
import { recordRatesWithin } from "#app/domain/value/exchange/record-rates.server.ts";
import { line } from "./fields.ts";
import { answerOnce } from "./idempotent-answer.server.ts";
import { noQuery, operation } from "./operation.server.ts";
import { problem } from "./problem.ts";
import { made } from "./refusal.ts";

const rateOut = z.strictObject({ currency: z.string(), day: z.string(), perEuro: z.string() });

const recordedOut = z.strictObject({
  recorded: z.int(),
  known: z.int(),
  contradicting: z.array(rateOut.extend({ inBooks: z.string() })).meta({
    description:
      "Rates of which the books hold another for that day, which stands: figures were computed by it.",
  }),
});

const most = 2_000;

export const postExchangeRates = operation({
  method: "POST",
  path: "/api/v1/exchange-rates",
  operationId: "postExchangeRates",
  summary:
    "Record reference rates, so many units of a currency for one euro. The same rate again has no second effect.",
  scope: "value:write",
  input: z.strictObject({
    rates: z
      .array(
        z.strictObject({
          day: line(10).meta({ description: "The day of the rate, such as 2026-11-22." }),
          currency: line(3),
          perEuro: z
            .union([z.number(), z.string()], "Must be a number, or a decimal in text.")
            .transform(String)
            .meta({ description: "Units of the currency for one euro, with at most ten decimals." }),
          source: line(100).optional().meta({ description: "Who publishes it." }),
        }),
      )
      .min(1, "Must hold at least one rate.")
      .max(most, `Must hold at most ${most} rates.`),
  }),
  query: noQuery,
  answers: {
    200: { description: "All rates were known.", schema: recordedOut },
    201: { description: "Rates were recorded.", schema: recordedOut },
  },
  idempotencyKey: "required",
  handle: async (asked) => {
    const rates = asked.input.rates.map((rate): DayRate => ({ source: "told by API", ...rate }));
    const errors = rates.flatMap((rate, index) => {
      const message = whyNoRate(rate, asked.now);
      return message === null ? [] : [{ path: `rates.${index}`, message }];
    });
    if (errors.length > 0)
      return problem("invalid-input", `${errors.length} of ${rates.length} rates cannot be used.`, {
        errors,
      });
    return answerOnce(asked, async (client) => {
      const { recorded, known, contradicting } = await recordRatesWithin(
        client,
        rates,
        asked.actor,
        asked.now,
      );
      return made(
        { kind: recorded === 0 ? "duplicate" : "created" },
        { recorded, known, contradicting: contradicting.map(({ source: _source, ...rate }) => rate) },
      );
    });
  },
});
