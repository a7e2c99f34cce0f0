import type { ParticipationKind } from "../../activity/participation-kinds.ts";
import type { Figure } from "../figure.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { valueBuddy } from "./buddy.ts";
import { valueCostReduction } from "./cost-reduction.ts";
import { valueEarlyAdoption } from "./early-adoption.ts";
import { valueEvent } from "./event.ts";
import type { GiftFacts } from "./gift.ts";
import { valuePartnerIntroduction } from "./partner-introduction.ts";
import { valueReference } from "./reference.ts";
import { valueSocialShare } from "./social-share.ts";
import { valueTestimonial } from "./testimonial.ts";

type Rule = (gift: GiftFacts<string>, parameters: RuleParameters) => Figure[];

const rules: Record<ParticipationKind, Rule> = {
  "reference-call": valueReference,
  "case-study": valueReference,
  testimonial: valueTestimonial,
  press: valueEvent,
  analyst: valueEvent,
  speaking: valueEvent,
  "social-share": valueSocialShare,
  "partner-introduction": valuePartnerIntroduction,
  buddy: valueBuddy,
  "early-adoption": valueEarlyAdoption,
  "bulk-order": valueCostReduction,
  subscription: valueCostReduction,
  "self-service": valueCostReduction,
};

/** All figures of a contribution by itself; those of the deals it had a part in come from `valueDeal`. */
export function valueParticipation(gift: GiftFacts<ParticipationKind>, parameters: Parameters): Figure[] {
  const { reportingCurrency } = parameters;
  return reportingCurrency === null ? [] : rules[gift.kind](gift, { ...parameters, reportingCurrency });
}
