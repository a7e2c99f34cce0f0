const kinds: Record<string, string> = {
  "own-purchase": "Purchases",
  referral: "Referrals",
  "referral-incentive": "Rewards paid for referrals",
  "acquisition-saved": "Acquisition cost saved",
  "granted-reward": "Rewards granted by staff",
};

const flows: Record<string, Record<string, string>> = {
  "own-purchase": { own: "Margin of an order" },
  referral: { credit: "Share in a friend's order", debit: "Passed on to whoever brought this customer" },
  "referral-incentive": { saving: "Credit paid for a referral" },
  "acquisition-saved": { saving: "Cost of winning a customer, saved" },
  "granted-reward": { saving: "Credit granted by staff" },
};

const formulas: Record<string, string> = {
  "own-purchase/margin": "order amount × margin",
  "own-purchase/amount-less-cost": "order amount − cost of the order",
  "referral/pot": "margin of the order × share of friends who would not have come otherwise",
  "referral/incentive": "− the credit paid",
  "granted-reward": "− the credit granted",
  "referral/acquisition-saved": "acquisition cost × share of friends who would have come anyway",
};

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
  return formulas[formula.replace(/@.*$/, "")] ?? formula;
}

/** What a grade of evidence says. */
export function gradeWords(grade: string): string {
  if (grade === "A") return "measured or booked";
  if (grade === "B") return "from a comparison that comes close to an experiment";
  if (grade === "C") return "from the company's own rates";
  return "from a default, until it is measured";
}
