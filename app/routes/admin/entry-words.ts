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
  "idea-comment": { saving: "A comment on an idea" },
  "beta-membership": { saving: "Took part in a beta test" },
  "advisory-membership": { saving: "Took part in an advisory group" },
  "data-sharing-consent": { saving: "Shared data for a purpose" },
  complaint: { saving: "Complained" },
  "open-door-message": { saving: "Wrote to somebody here" },
};

const formulas: Record<string, string> = {
  "own-purchase/margin": "order amount × margin",
  "own-purchase/amount-less-cost": "order amount − cost of the order",
  "referral/pot": "margin of the order × share of friends who would not have come otherwise",
  "referral/incentive": "− the credit paid",
  "granted-reward": "− the credit granted",
  "referral/acquisition-saved": "acquisition cost × share of friends who would have come anyway",
  "idea/shipped":
    "half of (margin that it added − cost of building it), × share of ideas that would not have been built otherwise ÷ authors",
  "group-membership/defects":
    "valid defects × (cost of one that escaped − cost of one that was caught) ÷ reporters",
  "complaint/contacts-avoided": "(contacts avoided × cost of a contact − cost of the fix) ÷ reporters",
  "data-sharing-consent/purchase-replaced": "price of the data it replaced × records of theirs ÷ all records",
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

/** What an entry is for. */
export function entryWords(entry: { kind: string; flow: string; reversalOf: string | null }): string {
  const words = flows[entry.kind]?.[entry.flow] ?? kindWords(entry.kind);
  return entry.reversalOf === null ? words : `Taken back: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** A formula such as `referral/pot@1` in words. */
export function formulaWords(formula: string): string {
  if (isNotMeasured(formula)) return "nothing was measured of what came of it, and nothing is assumed";
  return formulas[formula.replace(/@.*$/, "")] ?? formula;
}

/** Whether a figure is €0 because nothing is known yet, which is not the same as being worth nothing. */
export function isNotMeasured(formula: string): boolean {
  return formula.endsWith("/not-measured@1");
}

/** What a grade of evidence says. */
export function gradeWords(grade: string): string {
  if (grade === "A") return "measured or booked";
  if (grade === "B") return "from a comparison that comes close to an experiment";
  if (grade === "C") return "from the company's own rates";
  return "from a default, until it is measured";
}
