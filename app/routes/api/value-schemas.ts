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

const entryOut = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  component: z.enum(["CLV", "CRV", "CIV", "CKV", "COST"]),
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

export const expectedState = "not fitted yet";

export const customerValueOut = z.strictObject({
  currency: z.string(),
  state: z
    .enum(["measured", "no-margin"])
    .meta({ description: "no-margin: nothing is valued until the company sets its margin." }),
  realisedMinor: moneyOut.meta({
    description: "Contribution view: own, minus debits, plus credits and savings.",
  }),
  ownMinor: moneyOut.meta({ description: "Own view: the margin of the customer's own purchases." }),
  creditMinor: moneyOut,
  debitMinor: moneyOut,
  savingMinor: moneyOut,
  expectedMinor: moneyOut.nullable(),
  expectedState: z.literal(expectedState),
  interval80: intervalOut,
  components: componentsOut,
  grades: z.strictObject({ A: share, B: share, C: share, D: share }),
  entries: z.array(entryOut),
  next: z
    .string()
    .nullable()
    .meta({ description: "Send it as cursor for the further entries; null when all are here." }),
});

const viewOut = z.strictObject({ realisedMinor: moneyOut, expectedMinor: moneyOut.nullable() });

const figureOut = z.strictObject({
  currency: z.string(),
  customersWithValue: z.int(),
  ownView: viewOut,
  contributionView: viewOut.extend({ components: componentsOut }),
  savings: viewOut,
});

export const valueSummaryOut = figureOut.extend({
  customers: z.int(),
  parameters: z.strictObject({
    version: z.int(),
    marginBasisPoints: z.int().nullable(),
    acquisitionCostMinor: moneyOut,
    referralAlpha: z.number(),
    referralBeta: z.number(),
    horizonMonths: z.int(),
    ideaAlpha: z.int(),
    ideaBeta: z.int(),
    ideaSource: z.string().nullable(),
  }),
  calibrationFactor: z.number().nullable(),
  state: z.literal(expectedState),
  otherCurrencies: z.array(figureOut),
});
