/** A customer who is named by a source. */
type Who = { customerId: string; customer: string };

/** What a figure rests on, down to the record it came from. Amounts are minor units as text. */
export type EntrySource =
  | ({
      kind: "order";
      ref: string;
      source: string;
      externalId: string;
      at: Date;
      amountMinor: string;
      currency: string;
      costMinor: string | null;
    } & Who)
  | {
      kind: "refund";
      ref: string;
      source: string;
      externalId: string;
      at: Date;
      amountMinor: string;
      currency: string;
    }
  | {
      kind: "outcome";
      ref: string;
      outcome: string;
      externalId: string | null;
      state: string;
      at: Date;
      customerId: string | null;
      customer: string | null;
    }
  | ({
      kind: "contribution";
      ref: string;
      contribution: string;
      externalId: string | null;
      at: Date;
      /** The referral link that it came by, and when the friend opened it (ISO 8601). */
      code: string | null;
      clickedAt: string | null;
    } & Who)
  | ({ kind: "reward"; ref: string; reason: string; at: Date; amountMinor: string; currency: string } & Who)
  | ({ kind: "customer"; ref: string; at: Date } & Who)
  | { kind: "valuation"; ref: string; at: Date; customers: number; stands: boolean }
  | { kind: "exchange"; ref: string; at: Date; perEuro: string; source: string; currency: string }
  | {
      kind: "parameters";
      ref: string;
      at: Date;
      marginBasisPoints: number | null;
      alpha: number;
      beta: number;
      horizonMonths: number;
      acquisitionCostMinor: string;
    };
