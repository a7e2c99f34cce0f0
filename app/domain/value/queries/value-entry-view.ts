/** One number that went into an entry. */
export type EntryInput = { name: string; value: string; sourceRef: string; grade: string };

/** An entry of the value ledger, or a forecast that stands beside it. Amounts are minor units as text. */
export type ValueEntryView = {
  /** A forecast has an address in place of an id: `to-come`, `to-come-from-<friend>` or `to-come-for-<referrer>`. */
  id: string;
  kind: string;
  component: string;
  basis: "realised" | "expected";
  flow: "own" | "credit" | "debit" | "saving";
  occurredAt: Date;
  amountMinor: string;
  lowMinor: string;
  highMinor: string;
  level: number;
  currency: string;
  grade: "A" | "B" | "C" | "D";
  formula: string;
  inputs: EntryInput[];
  parametersVersion: number;
  reversalOf: string | null;
  /** Whether a later entry takes it back, in full or in part. */
  reversed: boolean;
};

/** Whether it is a forecast, which changes with each valuation, and no entry of the books. */
export function isForecast({ id }: { id: string }): boolean {
  return id.startsWith("to-come");
}
