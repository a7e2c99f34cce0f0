import type { GiftKind } from "../../activity/gift-kinds.ts";
import type { Figure } from "../figure.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { valueComplaint } from "./complaint.ts";
import { valueDataConsent } from "./data-consent.ts";
import type { GiftFacts } from "./gift.ts";
import { valueGroupMembership } from "./group-membership.ts";
import { valueIdea } from "./idea.ts";

type Rule = (gift: GiftFacts, parameters: RuleParameters) => Figure[];

const rules: Record<GiftKind, Rule> = {
  idea: valueIdea,
  "idea-comment": valueIdea,
  "beta-membership": valueGroupMembership,
  "advisory-membership": valueGroupMembership,
  "data-sharing-consent": valueDataConsent,
  complaint: valueComplaint,
  "open-door-message": valueComplaint,
};

/** All figures of a gift: at least one, €0 where nothing was measured; none before the company has a currency. */
export function valueGift(gift: GiftFacts, parameters: Parameters): Figure[] {
  const { reportingCurrency } = parameters;
  return reportingCurrency === null ? [] : rules[gift.kind](gift, { ...parameters, reportingCurrency });
}
