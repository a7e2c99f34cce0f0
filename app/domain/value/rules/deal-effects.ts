import { dayMs } from "#app/kernel/dates.ts";
import { effectOfCause } from "../attribution/win-probability.ts";
import type { Component } from "../entry.ts";
import type { RateName } from "../shrinkage/default-priors.ts";
import type { RateValues } from "../shrinkage/rates.ts";

/** How a kind of contribution moves a deal: the rate that says so, the effect in logits, and how fast it fades. */
export type DealEffect = {
  component: Component;
  rate: RateName;
  effect: (rates: RateValues) => number;
  /** Months after which half of it is left; null where it does not fade. */
  halfLifeMonths: number | null;
};

type Cause = "eventCauses" | "shareCauses" | "referralLift" | "partnerLift";

const byCause = (rate: Cause, component: Component): DealEffect => ({
  component,
  rate,
  effect: (rates) => effectOfCause(rates[rate], rates.winRate),
  halfLifeMonths: null,
});

/** A referral or an introduction that led to the deal belongs in its pot, and then not in that of the buyer's orders. */
const effects: Readonly<Record<string, DealEffect>> = {
  "reference-call": {
    component: "CRV",
    rate: "referenceEffect",
    effect: ({ referenceEffect }) => referenceEffect,
    halfLifeMonths: null,
  },
  "case-study": {
    component: "CIV",
    rate: "caseStudyEffect",
    effect: ({ caseStudyEffect }) => caseStudyEffect,
    halfLifeMonths: 12,
  },
  press: byCause("eventCauses", "CIV"),
  analyst: byCause("eventCauses", "CIV"),
  speaking: byCause("eventCauses", "CIV"),
  "social-share": byCause("shareCauses", "CIV"),
  referral: byCause("referralLift", "CRV"),
  "partner-introduction": byCause("partnerLift", "CRV"),
};

/** The effect of a kind of contribution on a deal; undefined where none is known, which counts as nothing. */
export function dealEffectOf(kind: string): DealEffect | undefined {
  return effects[kind];
}

/** What is left of an effect at a moment: 2^(−age/half-life). */
export function leftOf({ halfLifeMonths }: DealEffect, since: Date, at: Date): number {
  if (halfLifeMonths === null) return 1;
  const months = Math.max(0, at.getTime() - since.getTime()) / dayMs / (365.25 / 12);
  return 2 ** (-months / halfLifeMonths);
}
