import { splitByWeights } from "#app/kernel/money.ts";
import { netOfCost } from "../attribution/feature-pot.ts";
import { asSaving } from "../attribution/savings.ts";
import { upliftFrom } from "../attribution/transfer.ts";
import type { Input } from "../entry.ts";
import { certain, type Figure, toMinor, valuesToCome } from "../figure.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { normal90 } from "../shrinkage/distribution.ts";
import { factOf, type GiftFacts, type GiftOutcome, measured, notMeasured, placeAmong } from "./gift.ts";
import { type FigureWords, numberOf, type PricedOutcome, pricedOutcomes, shareOfPot } from "./gift-figure.ts";
import { valueShipped } from "./idea.ts";

/**
 * A complaint or a message through the open door (VALUE §2.5): contacts that its fix avoided × what one costs, and
 * customers affected × churn that it prevents × margin that is left of each, less the cost of the fix, at least nothing,
 * shared equally among those who reported it before the fix. The cost is taken from contacts so far first, then from
 * contacts to come, then from churn. That the person stays is in their own purchases; there is no bonus for a complaint
 * well answered. What shipped because of it counts as an idea. Until then €0.
 *
 * From `POST /api/v1/outcomes`: `costMinor` the cost of the fix; `measured.contactsAvoided` so far and
 * `measured.contactsToCome`, with `measured.contactCostMinor`; `measured.affected`, `measured.residualMarginMinor` (of
 * one customer), `measured.churnPreventedPerMillion` and its standard error `measured.churnErrorPerMillion`;
 * `influencedBy` those who reported it.
 */
export function valueComplaint(gift: GiftFacts, parameters: RuleParameters): Figure[] {
  const drafts = [
    ...valueShipped(gift, parameters),
    ...gift.outcomes.flatMap((outcome) => contactsAvoided(gift, outcome, parameters)),
    ...pricedOutcomes(gift).flatMap((outcome) => toCome(gift, outcome, parameters)),
  ];
  if (drafts.length > 0) return drafts;
  const how =
    "Send what came of it by the API, with measured: contactsAvoided (fewer contacts since the fix) and contactCostMinor (what one costs), and costMinor (what the fix cost)";
  return [certain(notMeasured(gift, parameters, "complaint", how))];
}

function contactsAvoided(gift: GiftFacts, outcome: GiftOutcome, parameters: Parameters): Figure[] {
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
  const figure = measured(gift, { ...outcome, currency }, share, { ...words, inputs }, parameters);
  return [asSaving(certain(figure), parameters)];
}

/** What the fix still brings: contacts to come as a saving, margin that is kept as an uplift. */
function toCome(gift: GiftFacts, outcome: PricedOutcome, parameters: RuleParameters): Figure[] {
  if (outcome.costMinor === null || !valuesToCome(parameters)) return [];
  const amount = (name: string) => numberOf(outcome, name) ?? 0;
  const contacts = amount("contactsToCome") * amount("contactCostMinor");
  const soFar = amount("contactsAvoided") * amount("contactCostMinor");
  const each = amount("affected") * amount("residualMarginMinor");
  const [churn, error] = [amount("churnPreventedPerMillion") / 1e6, amount("churnErrorPerMillion") / 1e6];
  const netAt = (prevented: number) =>
    netOfCost([soFar, contacts, prevented * each], Number(outcome.costMinor));
  const [, saved = 0, kept = 0] = netAt(churn);
  const keptAt = (prevented: number) => netAt(prevented)[2] ?? 0;
  const of = (worth: number, words: Pick<FigureWords, "formula" | "inputs">) => {
    const inputs = [...words.inputs, ...fixOf(outcome)];
    const shared = { component: "CKV", basis: "expected", grade: outcome.evidence ?? "C" } as const;
    if (worth <= 0) return [];
    return shareOfPot(
      gift,
      outcome,
      { at: () => worth, uses: [] },
      { ...shared, ...words, inputs },
      parameters,
    );
  };
  const contactsToCome = of(saved, {
    formula: "complaint/contacts-to-come@1",
    inputs: [
      factOf(outcome, "contacts avoided, to come", `${amount("contactsToCome")} in all`),
      factOf(outcome, "cost of a contact", String(amount("contactCostMinor"))),
    ],
  });
  const churnPrevented = of(kept, {
    formula: "complaint/churn-prevented@1",
    inputs: [
      factOf(outcome, "customers affected", `${amount("affected")} in all`),
      factOf(outcome, "churn prevented", `${churn * 100} %`),
      factOf(outcome, "margin left of each", String(amount("residualMarginMinor"))),
      factOf(outcome, "contacts avoided, to come", String(contacts)),
    ],
  });
  const authors = outcome.authors.length;
  const unsure = (figure: Figure): Figure => ({
    ...figure,
    lowMinor: toMinor(keptAt(churn - normal90 * error) / authors),
    highMinor: toMinor(keptAt(churn + normal90 * error) / authors),
    sample: ({ random }) => keptAt(churn + error * random.normal()) / authors,
  });
  return [
    ...contactsToCome.map((figure) => asSaving(figure, parameters)),
    ...churnPrevented
      .map((figure) => (error > 0 ? unsure(figure) : figure))
      .flatMap((figure) => upliftFrom(figure, outcome)),
  ];
}

function fixOf(outcome: PricedOutcome): Input[] {
  return [
    factOf(outcome, "cost of the fix", String(outcome.costMinor)),
    factOf(outcome, "reporters before the fix", `${outcome.authors.length} in all`),
  ];
}
