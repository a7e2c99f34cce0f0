const kinds: Record<string, string> = {
  "own-purchase": "Purchases",
  referral: "Referrals",
  "acquisition-saved": "Acquisition cost saved",
  "referral-incentive": "Rewards for referrals",
  "granted-reward": "Rewards from staff",
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
};

const formulas: Record<string, string> = {
  "own-purchase/margin": "order amount × margin",
  "own-purchase/amount-less-cost": "order amount − cost of the order",
  "referral/pot": "margin of the order × share of friends who would not have come otherwise",
  "referral/incentive": "− the credit paid",
  "granted-reward": "− the credit granted",
  "referral/acquisition-saved": "acquisition cost × share of friends who would have come anyway",
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
  return formulas[formula.replace(/@.*$/, "")] ?? formula;
}

/** What a grade of evidence says. */
export function gradeWords(grade: string): string {
  if (grade === "A") return "measured or booked";
  if (grade === "B") return "from a comparison that comes close to an experiment";
  if (grade === "C") return "from the company's own rates";
  return "from a default, until it is measured";
}
