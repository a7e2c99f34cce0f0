import type { Component } from "../entry.ts";
import { dealEffectOf } from "../rules/deal-effects.ts";
import type { RateName } from "../shrinkage/default-priors.ts";
import type { RateValues } from "../shrinkage/rates.ts";

/** How the figures of a formula go with the rates: each is proportional to `at`. */
export type Dependence = {
  uses: readonly RateName[];
  at: (rates: RateValues) => number;
  /** Whether a figure has a chance of its own beside: then what is left of its interval is drawn apart. */
  hasChance?: boolean;
};

const rate = (name: RateName): Dependence => ({ uses: [name], at: (rates) => rates[name] });

const product = (...names: RateName[]): Dependence => ({
  uses: names,
  at: (rates) => names.reduce((whole, name) => whole * rates[name], 1),
});

/** A formula without its version: `referral/pot@2` is `referral/pot`. */
export function formulaName(formula: string): string {
  return formula.split("@")[0] ?? formula;
}

/** The formulas, in any version, whose figures are proportional to rates. What is in no line here is a fact, or has an interval of its own. */
const dependences: Readonly<Record<string, Dependence>> = {
  "referral/pot": rate("referralLift"),
  "referral/acquisition-saved": {
    uses: ["referralLift"],
    at: ({ referralLift }) => 1 - referralLift,
  },
  "referral/to-come": { ...rate("referralLift"), hasChance: true },
  "referral/invitation": product("invitationJoins", "referralLift"),
  "referral/invitation-saving": { ...rate("invitationJoins"), hasChance: true },
  "idea/shipped": rate("ideaIsNew"),
  "idea/to-come": rate("ideaIsNew"),
  "idea/pending": { ...rate("ideaIsNew"), hasChance: true },
  "testimonial/shown": rate("testimonialUplift"),
  "event/won": rate("eventCauses"),
  "event/leads": { ...product("leadCloses", "eventCauses"), hasChance: true },
  "social-share/conversion-realised": rate("shareCauses"),
  "social-share/conversion-expected": rate("shareCauses"),
  "partner-introduction/realised": rate("partnerLift"),
  "partner-introduction/to-come": rate("partnerLift"),
  "partner-introduction/open": product("partnerLift", "partnerSigns"),
  "group-membership/defects-to-come": rate("defectsFound"),
  "buddy/retention": rate("buddyKeeps"),
};

/**
 * What the figures of a formula are proportional to; null where that is nothing unknown that is shared. A deal's pot is
 * taken as that of its influence alone: (1 − W)(1 − e^−β) of the margin once it is won, what β adds to W while it is open.
 * @param kind the kind of contribution, where it is known: without, influences of the kind that is usual for the component
 */
export function dependenceOf(formula: string, component: Component, kind?: string): Dependence | null {
  const name = formulaName(formula);
  const known = dependences[name];
  if (known !== undefined) return known;
  if (name === "deal/open-expected") return ofDeal(component, kind, addedWhileOpen);
  return name.startsWith("deal/won-") ? ofDeal(component, kind, causedOnceWon) : null;
}

function ofDeal(
  component: Component,
  kind: string | undefined,
  worth: (winRate: number, effect: number) => number,
): Dependence | null {
  const effect = dealEffectOf(kind ?? (component === "CIV" ? "case-study" : "reference-call"));
  if (effect === undefined) return null;
  const uses: RateName[] = ["winRate", effect.rate];
  return { uses, at: (rates) => worth(rates.winRate, effect.effect(rates)) };
}

function addedWhileOpen(winRate: number, effect: number): number {
  const odds = Math.exp(effect);
  return (winRate * (1 - winRate) * (odds - 1)) / (1 - winRate + winRate * odds);
}

function causedOnceWon(winRate: number, effect: number): number {
  return (1 - winRate) * -Math.expm1(-effect);
}
