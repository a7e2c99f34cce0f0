import { z } from "zod";
import { momentOut, moneyOut } from "./schemas.ts";

const share = z.number().meta({ description: "Per cent of the absolute amounts." });

export const componentsOut = z.strictObject({
  CLV: moneyOut,
  CRV: moneyOut,
  CIV: moneyOut,
  CKV: moneyOut,
  COST: moneyOut,
});

const intervalOut = z
  .array(moneyOut)
  .length(2)
  .meta({ description: "Low and high end; the amount lies between with a probability of 80 %." });

const medianOut = moneyOut.meta({ description: "As likely to come to more as to less." });

const gradesOut = z.strictObject({ A: share, B: share, C: share, D: share });

const forecastStateOut = z.enum(["fitted", "not-fitted", "no-orders", "no-margin"]).meta({
  description:
    "fitted: what models forecast of purchases is in what is expected. Otherwise it is from facts alone.",
});

const reasonOut = z.string().nullable().meta({ description: "Why no forecast stands; null where one does." });

const entryOut = z.strictObject({
  id: z.string().meta({
    description:
      "A UUID; of a forecast, which changes with each valuation, to-come, to-come-from-<friend> or to-come-for-<referrer>.",
  }),
  kind: z.string(),
  component: z.enum(["CLV", "CRV", "CIV", "CKV", "COST"]),
  basis: z.enum(["realised", "expected"]),
  flow: z.enum(["own", "credit", "debit", "saving"]),
  occurredAt: momentOut,
  amountMinor: moneyOut,
  interval80: intervalOut,
  currency: z.string(),
  grade: z.enum(["A", "B", "C", "D"]),
  formula: z.string(),
  inputs: z.array(z.looseObject({ name: z.string() })),
  parametersVersion: z.int(),
  reversalOf: z.uuid().nullable(),
});

const flowsOut = {
  ownMinor: moneyOut.meta({ description: "Own view: the margin of the customer's own purchases." }),
  creditMinor: moneyOut,
  debitMinor: moneyOut,
  savingMinor: moneyOut,
};

export const customerValueOut = z.strictObject({
  currency: z.string(),
  state: z
    .enum(["measured", "no-margin"])
    .meta({ description: "no-margin: nothing is valued until the company sets its margin." }),
  realisedMinor: moneyOut.meta({
    description: "Contribution view: own, minus debits, plus credits and savings.",
  }),
  ...flowsOut,
  expectedMinor: moneyOut.meta({ description: "The same of what is to come, within the horizon." }),
  expected: z.strictObject({ ...flowsOut, interval80: intervalOut, medianMinor: medianOut }),
  expectedState: forecastStateOut,
  expectedReason: reasonOut,
  horizonMonths: z.int(),
  interval80: intervalOut.meta({
    description: "Of realised and expected together: low and high end, with a probability of 80 %.",
  }),
  medianMinor: medianOut,
  realisedInterval80: intervalOut,
  expectedInterval80: intervalOut,
  purchasesToCome: z
    .strictObject({ amountMinor: moneyOut, interval80: intervalOut, medianMinor: medianOut })
    .nullable()
    .meta({ description: "What models forecast of own purchases alone; null where no forecast stands." }),
  components: componentsOut,
  expectedComponents: componentsOut,
  grades: gradesOut,
  expectedGrades: gradesOut,
  entries: z.array(entryOut).meta({
    description:
      "Those of the books, oldest first; on the last page also forecasts, the largest 1,000 of friends.",
  }),
  next: z
    .string()
    .nullable()
    .meta({ description: "Send it as cursor for the further entries; null when all are here." }),
});

const viewOut = z.strictObject({ realisedMinor: moneyOut, expectedMinor: moneyOut });

const figureOut = z.strictObject({
  currency: z.string(),
  customersWithValue: z.int(),
  state: forecastStateOut,
  reason: reasonOut,
  ownView: viewOut,
  contributionView: viewOut.extend({
    interval80: intervalOut,
    medianMinor: medianOut,
    realisedInterval80: intervalOut,
    expectedInterval80: intervalOut,
    expectedMedianMinor: medianOut,
    components: componentsOut,
    expectedComponents: componentsOut,
    grades: gradesOut,
    expectedGrades: gradesOut,
  }),
  savings: viewOut,
  ownAccount: viewOut.meta({
    description: "Debits of the company itself, of uplifts that are known in sum only.",
  }),
  calibrationMinor: moneyOut.meta({
    description: "What the calibration factor changes in what is expected here; it is no customer's.",
  }),
});

const numbersOut = z.record(z.string(), z.number());

const modelOut = z
  .union([
    z.strictObject({
      state: z.literal("fitted"),
      variant: z.string(),
      parameters: numbersOut,
      standardErrors: numbersOut,
      logLikelihood: z.number(),
      prior: z.string().meta({
        description:
          "none, weak, or tight; one-price where all amounts lie within 3 % of one price, least-variation where most are equal. Then what is held at a variation of 1 % has the standard error 0.",
      }),
    }),
    z.strictObject({ state: z.literal("refused"), reason: z.string() }),
  ])
  .meta({ description: "Times in weeks, money in minor units." });

export const valueSummaryOut = figureOut.extend({
  customers: z.int(),
  parameters: z.strictObject({
    version: z.int(),
    marginBasisPoints: z.int().nullable(),
    marginBasis: z.enum(["standard", "actual"]),
    acquisitionCostMinor: moneyOut,
    referralAlpha: z.number(),
    referralBeta: z.number(),
    horizonMonths: z.int(),
    annualDiscount: z.number(),
    ideaAlpha: z.number(),
    ideaBeta: z.number(),
    ideaSource: z.string().nullable(),
    rates: z
      .record(z.string(), z.looseObject({ family: z.string(), grade: z.enum(["A", "B", "C", "D"]) }))
      .meta({
        description:
          "What is known of each rate, own data included: Beta, Gamma or Normal with its parameters.",
      }),
  }),
  valuation: z
    .strictObject({ id: z.uuid(), at: momentOut, customers: z.int(), digest: z.string() })
    .nullable()
    .meta({ description: "Of all orders known at that moment; null before the first." }),
  models: z.strictObject({ buying: modelOut, spend: modelOut }).nullable(),
  calibrationFactor: z
    .number()
    .nullable()
    .meta({ description: "By what totals were off on past days; null before the first valuation." }),
  otherCurrencies: z.array(figureOut).meta({
    description:
      "What could not be brought to the reporting currency, for want of an exchange rate, stays in its own.",
  }),
});
