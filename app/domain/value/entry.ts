/** Which part of relationship value a figure belongs to (Kumar et al. 2010), or a saving of cost. */
export type Component = "CLV" | "CRV" | "CIV" | "CKV" | "COST";

/** How the share in a figure is known: A measured or booked, B quasi-experiment, C own rates, D a default (VALUE §1.7). */
export type Grade = "A" | "B" | "C" | "D";

/** The least certain of some grades. */
export function leastCertain(grades: readonly Grade[]): Grade {
  return (["D", "C", "B"] as const).find((grade) => grades.includes(grade)) ?? "A";
}

/** Whose view a figure belongs to: own margin; credit and debit move influence; savings are no transfer. */
export type Flow = "own" | "credit" | "debit" | "saving";

export type SourceRef =
  | `order:${string}`
  | `refund:${string}`
  | `outcome:${string}`
  | `contribution:${string}`
  | `reward:${string}`
  | `customer:${string}`
  | `valuation:${string}`
  | `exchange:${string}`
  | `parameters:${number}`;

/** A number that went into a figure, with where it comes from, such as `order:<id>` or `parameters:3`. */
export type Input = { name: string; value: string; sourceRef: SourceRef; grade: Grade };

/** The company's own account, which bears what is known to have risen in sum only. Written without a customer. */
export const companyAccount = "company";

/**
 * What a figure was before it was brought to the reporting currency: minor units of its own currency, how many minor
 * units of the reporting currency one of them was worth (a decimal), on which day (`2026-11-22`), and who says so.
 */
export type Original = { amountMinor: bigint; currency: string; rate: string; day: string; source: string };

/** A figure before it is written. Amounts in minor units; `lowMinor` and `highMinor` enclose it with `level` per cent. */
export type EntryDraft = {
  /** Whose it is: a customer's id, or `companyAccount`. */
  customerId: string;
  kind: string;
  component: Component;
  basis: "realised" | "expected";
  flow: Flow;
  orderId: string | null;
  outcomeId: string | null;
  contributionId: string | null;
  rewardId: string | null;
  pot: string | null;
  shareNumerator: number;
  shareDenominator: number;
  amountMinor: bigint;
  currency: string;
  lowMinor: bigint;
  highMinor: bigint;
  level: number;
  grade: Grade;
  formula: string;
  inputs: Input[];
  parametersVersion: number;
  occurredAt: Date;
  reversalOf: string | null;
  refundId: string | null;
  /** Left out where the figure was in the reporting currency from the beginning. */
  original?: Original;
};

/** A figure that stands in the books. */
export type ValueEntry = EntryDraft & { id: string };

/** The parts of a draft that most rules leave empty. */
export const plain = {
  basis: "realised",
  outcomeId: null,
  contributionId: null,
  rewardId: null,
  pot: null,
  shareNumerator: 1,
  shareDenominator: 1,
  level: 80,
  reversalOf: null,
  refundId: null,
} as const;
