import { type Input, plain, type SourceRef } from "../entry.ts";
import { type Figure, toMinor } from "../figure.ts";
import { withDrawnInterval } from "../intervals/interval-of-sum.ts";
import { beta } from "../models/random.ts";
import { type Sbg, sbgSurvival } from "../models/sbg.ts";
import type { Parameters } from "../parameters/parameters.ts";

/** A contract that renews. Amounts in minor units. */
export type ContractFacts = {
  customerId: string;
  orderId: string;
  currency: string;
  at: Date;
  /** Margin of one period, and how many months it has. */
  marginMinor: bigint;
  periodMonths: number;
  /** Which period runs now; the first is 1. */
  period: number;
  model: Sbg;
  modelRef: SourceRef;
};

/**
 * Renewals to come within the horizon, expected (VALUE §1.4, §2.5): margin × Σ S(n+k−1)/S(n−1), the renewal ahead not
 * discounted, each later one from its beginning (Fader and Hardie 2010). In a draw the contract has its own chance to
 * end, θ ~ Beta(α, β+n−1).
 */
export function contractToCome(contract: ContractFacts, parameters: Parameters): Figure[] {
  const { model, period, periodMonths } = contract;
  const renewals = Math.floor(parameters.horizonMonths / periodMonths);
  const margin = Number(contract.marginMinor);
  if (renewals < 1 || margin <= 0) return [];
  const discount = (1 + (parameters.annualDiscount ?? 0.1)) ** (-periodMonths / 12);
  const now = sbgSurvival(model, period - 1);
  let kept = 0;
  for (let ahead = 1; ahead <= renewals; ahead++)
    kept += (sbgSurvival(model, period - 1 + ahead) / now) * discount ** (ahead - 1);
  const amountMinor = toMinor(margin * kept);
  const input = (name: string, value: string, sourceRef: SourceRef, grade: Input["grade"]): Input => ({
    name,
    value,
    sourceRef,
    grade,
  });
  const figure: Figure = {
    ...plain,
    customerId: contract.customerId,
    kind: "own-purchase",
    component: "CLV",
    basis: "expected",
    flow: "own",
    orderId: contract.orderId,
    amountMinor,
    lowMinor: amountMinor,
    highMinor: amountMinor,
    currency: contract.currency,
    grade: "C",
    formula: "own-purchase/renewals@1",
    inputs: [
      input("margin of a period", contract.marginMinor.toString(), `order:${contract.orderId}`, "A"),
      input("period that runs", `${period} in all`, `order:${contract.orderId}`, "A"),
      input("renewals to come, discounted", kept.toFixed(6), contract.modelRef, "C"),
    ],
    parametersVersion: parameters.version,
    occurredAt: contract.at,
    sample: ({ random }) => {
      const ends = beta(random, model.alpha, model.beta + period - 1);
      let sum = 0;
      for (let ahead = 1; ahead <= renewals && random.uniform() >= ends; ahead++)
        sum += margin * discount ** (ahead - 1);
      return sum;
    },
  };
  return [withDrawnInterval(figure, parameters)];
}
