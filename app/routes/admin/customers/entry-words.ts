const kinds: Record<string, string> = {
  "own-purchase": "Purchases",
  referral: "Referrals",
  "acquisition-saved": "Acquisition cost saved",
  "referral-incentive": "Rewards for referrals",
  "granted-reward": "Rewards from staff",
  idea: "Ideas",
  "idea-comment": "Comments on ideas",
  "beta-membership": "Beta tests",
  "advisory-membership": "Advisory groups",
  "data-sharing-consent": "Data shared",
  complaint: "Complaints",
  "open-door-message": "Messages through the open door",
  "reference-call": "Reference calls",
  "case-study": "Case studies",
  testimonial: "Testimonials",
  press: "Press",
  analyst: "Analysts",
  speaking: "Talks",
  "social-share": "Shares on networks",
  "partner-introduction": "Partners introduced",
  buddy: "Mentoring",
  "early-adoption": "Early adoption",
  "bulk-order": "Bulk orders",
  subscription: "Subscriptions",
  "self-service": "Self-service",
};

const flows: Record<string, Record<string, string>> = {
  "own-purchase": { own: "Margin of an order" },
  referral: {
    credit: "Share of a friend's order",
    debit: "Passed on to whoever brought them",
  },
  "referral-incentive": { saving: "Reward for a referral" },
  "acquisition-saved": { saving: "Acquisition cost saved" },
  "granted-reward": { saving: "Reward from staff" },
  idea: {
    saving: "An idea",
    credit: "An idea, for one customer",
    debit: "Passed on to whoever had the idea",
  },
  "reference-call": { credit: "A reference call in a deal", debit: "Passed on to whoever gave a reference" },
  "case-study": { credit: "A case study in a deal", debit: "Passed on to whoever gave the case study" },
  "idea-comment": { saving: "A comment on an idea" },
  "beta-membership": { saving: "Took part in a beta test" },
  "advisory-membership": { saving: "Took part in an advisory group" },
  "data-sharing-consent": { saving: "Shared data for a purpose" },
  complaint: { saving: "Complained" },
  "open-door-message": { saving: "Wrote to somebody here" },
};

const toCome: Record<string, string> = {
  "own-purchase/to-come own": "Purchases to come",
  "own-purchase/renewals own": "Renewals to come",
  "referral/to-come credit": "Share of what a friend will buy",
  "referral/to-come debit": "To be passed on to whoever brought them",
  "referral/invitation credit": "An invitation that is open",
  "referral/invitation-saving saving": "An invitation that is open: cost saved, less the reward",
};

const formulas: Record<string, string> = {
  "own-purchase/margin": "order amount × margin",
  "own-purchase/amount-less-cost": "order amount − cost of the order",
  "referral/pot":
    "margin of the order × share of friends who would not have come otherwise, shared equally by all who were needed for them to come",
  "referral/left-out": "counts for nothing in this order, so that nothing counts twice",
  "referral/incentive": "− the credit paid",
  "granted-reward": "− the credit granted",
  "referral/acquisition-saved": "acquisition cost × share of friends who would have come anyway",
  "idea/shipped":
    "half of (margin that it added − cost of building it), × share of ideas that would not have been built otherwise ÷ authors",
  "group-membership/defects":
    "valid defects × (cost of one that escaped − cost of one that was caught) ÷ reporters",
  "complaint/contacts-avoided": "(contacts avoided × cost of a contact − cost of the fix) ÷ reporters",
  "data-sharing-consent/purchase-replaced": "price of the data it replaced × records of theirs ÷ all records",
  "own-purchase/to-come": "margin × mean amount to come × purchases to come, discounted",
  "own-purchase/renewals": "margin of a period × renewals to come, discounted",
  "referral/to-come": "margin to come of the friend × share of friends who would not have come otherwise",
  "referral/invitation":
    "invitations that bring a customer × share of friends who would not have come otherwise × what a friend brings",
  "referral/invitation-saving":
    "invitations that bring a customer × (acquisition cost × share of friends who would have come anyway − reward)",
  "deal/won-realised":
    "margin of the deal × (chance with all influences − chance without) ÷ chance with all, shared by what each adds",
  "deal/won-expected":
    "margin of the deal to come × (chance with all influences − chance without) ÷ chance with all, shared by what each adds",
  "deal/open-expected":
    "margin of the deal × (chance with all influences − chance without), shared by what each adds",
  "deal/lost": "nothing came of it: the deal was lost",
  "deal/left-out": "counts for nothing in this deal, so that nothing counts twice",
  "idea/to-come":
    "half of the margin to come, less what building it has not earned back, × share of ideas that would not have been built otherwise ÷ authors",
  "idea/pending":
    "ideas that ship × half of the share that would not have been built otherwise × what a shipped idea brings ÷ authors",
  "group-membership/defects-to-come":
    "defects to expect × (cost of one that escaped − cost of one that was caught)",
  "group-membership/study-replaced": "budget of the study that it replaced",
  "complaint/contacts-to-come":
    "(contacts to come × cost of a contact − what the fix has not earned back) ÷ reporters",
  "complaint/churn-prevented":
    "(customers affected × churn prevented × margin left of each − what the fix has not earned back) ÷ reporters",
  "data-sharing-consent/model-uplift": "margin that the model added × records of theirs ÷ all records",
  "testimonial/shown":
    "visits × conversion without any × uplift by testimonials × margin of a conversion ÷ shown together",
  "social-share/conversion-realised":
    "margin of the conversion × share that would not have come otherwise ÷ shares along the way",
  "social-share/conversion-expected":
    "margin of the conversion to come × share that would not have come otherwise ÷ shares along the way",
  "event/won": "margin of leads that were won × share caused by the event",
  "event/leads": "open leads × chance to win one × margin of a win × share caused by the event",
  "partner-introduction/realised": "margin through the partner × share that would not have come otherwise",
  "partner-introduction/to-come":
    "margin through the partner to come × share that would not have come otherwise",
  "partner-introduction/open":
    "partners who sign × margin through the partner to come × share that would not have come otherwise",
  "partner-introduction/cost": "− cost of the introduction",
  "buddy/hours": "hours of support saved × cost of an hour",
  "buddy/retention": "margin left of the mentee × how many more mentees stay",
  "cost-reduction/served": "units × (standard cost to serve − actual cost to serve) − discount",
  "early-adoption/in-own-purchases": "in the customer's own purchases already, and nothing beyond them",
};

/** Kinds in the order of the page: what was bought, what was brought, what it cost. */
export function byKind(a: string, b: string): number {
  const order = Object.keys(kinds);
  return (order.indexOf(a) + 1 || order.length + 1) - (order.indexOf(b) + 1 || order.length + 1);
}

/** The heading of a kind of entries. */
export function kindWords(kind: string): string {
  const plain = kind.replaceAll("-", " ");
  return kinds[kind] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

type Entry = { kind: string; flow: string; reversalOf: string | null; formula?: string };

/** What an entry is for. */
export function entryWords(entry: Entry): string {
  const words =
    toCome[`${entry.formula?.replace(/@.*$/, "")} ${entry.flow}`] ??
    flows[entry.kind]?.[entry.flow] ??
    kindWords(entry.kind);
  return entry.reversalOf === null ? words : `Taken back: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** A formula such as `referral/pot@1` in words. */
export function formulaWords(formula: string): string {
  if (isNotMeasured(formula)) return "nothing was measured of what came of it, and nothing is assumed";
  return formulas[formula.replace(/@.*$/, "")] ?? formula;
}

const leftOut: Record<string, string> = {
  oneself: "This is the buyer's own deed: nobody is credited for what they buy themselves.",
  "same legal entity": "They are of the buyer's own company, which nobody brings to you but itself.",
  "same domain": "Their mail has the same domain as the buyer's, so that they are taken for one company.",
  "brought by the buyer": "They came through the buyer: to credit them would go round in a circle.",
  "no effect of this kind is known":
    "How much something of this kind moves a deal is not known, and nothing is assumed.",
};

/** Why a figure is €0 for certain: somebody who is left out, or a deal that was lost; null for all others. */
export function nothingWords(formula: string, because: string | undefined): string | null {
  if (formula.startsWith("deal/lost@")) return "The deal was lost, so that nothing came of what led to it.";
  if (!formula.includes("/left-out@")) return null;
  return leftOut[because ?? ""] ?? `They are left out: ${because ?? "the reason was not kept"}.`;
}

/** Whether a figure is €0 because nothing is known yet, which is not the same as being worth nothing. */
export function isNotMeasured(formula: string): boolean {
  return (
    formula.endsWith("/not-measured@1") || ["deal/win-rate-unknown@1", "deal/no-margin@1"].includes(formula)
  );
}

/** What a grade of evidence says. */
export function gradeWords(grade: string): string {
  if (grade === "A") return "measured or booked";
  if (grade === "B") return "from a comparison that comes close to an experiment";
  if (grade === "C") return "from the company's own rates";
  return "from a default, until it is measured";
}
