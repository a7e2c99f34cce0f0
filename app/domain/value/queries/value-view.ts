import type { Flow, Grade } from "../entry.ts";

/** Minor units as text. */
export type ValueComponents = Record<"CLV" | "CRV" | "CIV" | "CKV" | "COST", string>;

/** The 10, 50 and 90 % points, and the mean of the same draws. Minor units as text. */
export type ValueInterval = {
  lowMinor: string;
  medianMinor: string;
  highMinor: string;
  meanMinor: string;
  level: 80;
};

/** What moved between the own view and the contribution view. Debits are negative. Minor units as text. */
export type ValueFlows = { creditMinor: string; debitMinor: string; savingMinor: string };

/** One side of the figure: what is realised, or what is expected. Amounts are minor units as text. */
export type ValueSide = {
  /** Contribution view: own − debits + credits + savings. */
  amountMinor: string;
  /** Own view: the margin of own purchases. */
  ownMinor: string;
  flows: ValueFlows;
  components: ValueComponents;
  interval: ValueInterval;
  /** Share of each grade in per cent of the absolute amounts. */
  grades: Record<Grade, number>;
};

/** Realised and expected together, for the end of a waterfall; never shown without its two parts. */
export type ValueTotalView = Pick<ValueSide, "amountMinor" | "ownMinor" | "components" | "interval">;

/** A step of the way from nothing to the total: realised before expected; debits are negative. Minor units as text. */
export type ValueStep = {
  basis: "realised" | "expected";
  flow: Flow;
  amountMinor: string;
  interval: ValueInterval;
};

/** What is expected of purchases by the models alone, in minor units as text: the median stands beside the mean. */
export type OwnToCome = { amountMinor: string; lowMinor: string; medianMinor: string; highMinor: string };

/** Whether a forecast of purchases stands, or why not. What facts alone let expect is told in either case. */
export type ForecastState =
  | { state: "fitted"; valuationId: string; at: Date }
  | { state: "no-margin" | "no-orders" | "not-fitted"; reason: string };

type Measured = {
  currency: string;
  /** no-margin: nothing can be valued until the company has said its margin. */
  state: "measured" | "no-margin";
  realised: ValueSide;
  expected: ValueSide;
  total: ValueTotalView;
  /** Own, debits, credits and savings of both sides: they add up to the total. */
  steps: ValueStep[];
  forecast: ForecastState;
  /** For how many months what is to come counts. */
  horizonMonths: number;
  /** Null where no forecast stands. */
  ownToCome: OwnToCome | null;
};

/** What the relationship with one customer is worth, in one currency. */
export type CustomerValue = Measured;

/**
 * What all relationships are worth together, in one currency. Over all customers and the company's own account credits and
 * debits cancel: `amountMinor` is own plus savings, to the cent. `flows.debitMinor` is that of customers. It is the sum over
 * customers, plus the own account, plus the correction of what is expected.
 */
export type CompanyValue = Measured & {
  customersWithValue: number;
  /**
   * By how much forecasts of the past were off in sum, and what that changes in the own purchases to come (VALUE §1.8). It is
   * part of what is expected here, and of no customer. Null where no forecast stands.
   */
  calibration: { factor: number; correctionMinor: string } | null;
  /** Debits on the company's own account, of uplifts that are known in sum only. Minor units as text, negative or 0. */
  ownAccount: { realisedMinor: string; expectedMinor: string };
};
