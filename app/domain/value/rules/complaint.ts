import { splitByWeights } from "#app/kernel/money.ts";
import type { EntryDraft } from "../entry.ts";
import { factOf, type GiftFacts, type GiftOutcome, measured, notMeasured, placeAmong } from "../gift.ts";
import type { Parameters } from "../parameters.ts";
import { valueShipped } from "./idea.ts";

/**
 * A complaint or a message through the open door (VALUE §2.5): contacts that its fix avoided × what one costs, less the
 * cost of the fix, at least nothing, shared equally among those who reported it before the fix. Needs `contactsAvoided`
 * and `contactCostMinor` in what was measured, and the cost of the outcome. That the person stays is in their own
 * purchases; there is no bonus for a complaint well answered. What shipped because of it counts as an idea. Until then €0.
 */
export function valueComplaint(
  gift: GiftFacts,
  parameters: Parameters & { reportingCurrency: string },
): EntryDraft[] {
  const drafts = [
    ...valueShipped(gift, parameters),
    ...gift.outcomes.flatMap((outcome) => contactsAvoided(gift, outcome, parameters)),
  ];
  if (drafts.length > 0) return drafts;
  const how =
    "Send what came of it by the API, with measured: contactsAvoided (fewer contacts since the fix) and contactCostMinor (what one costs), and costMinor (what the fix cost)";
  return [notMeasured(gift, parameters, "complaint", how)];
}

function contactsAvoided(gift: GiftFacts, outcome: GiftOutcome, parameters: Parameters): EntryDraft[] {
  const { currency, costMinor } = outcome;
  const { contactsAvoided: contacts, contactCostMinor: each } = outcome.measured;
  const place = placeAmong(gift, outcome);
  if (currency === null || costMinor === null || place === null) return [];
  if (contacts === undefined || each === undefined) return [];
  const saved = contacts * each > costMinor ? contacts * each - costMinor : 0n;
  const equal = outcome.authors.map(() => 1n);
  const amountMinor = splitByWeights(saved, equal)[place] ?? 0n;
  const inputs = [
    factOf(outcome, "contacts avoided", `${contacts} in all`),
    factOf(outcome, "cost of a contact", each.toString()),
    factOf(outcome, "cost of the fix", costMinor.toString()),
    factOf(outcome, "reporters before the fix", `${outcome.authors.length} in all`),
  ];
  const words = { flow: "saving", grade: "C", formula: "complaint/contacts-avoided@1" } as const;
  const share = { amountMinor, lowMinor: amountMinor, highMinor: amountMinor };
  return [measured(gift, { ...outcome, currency }, share, { ...words, inputs }, parameters)];
}
