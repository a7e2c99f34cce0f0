import type { Grade } from "../entry.ts";
import type { Variant } from "../models/bg-nbd-likelihood.ts";
import type { FitRefusal, PriorStrength } from "../models/fit.ts";
import type { FrequencyCheck } from "../models/frequency-classes.ts";

/** Why a model was not fitted: by its own refusal, or because no currency is known. */
export type NotFitted = { state: "refused"; because: FitRefusal | "no-currency"; reason: string };

/** A model as it was fitted. Times are weeks, money is minor units; `covariance` is of the logarithms in `searched`. */
export type FittedModel<Name extends string> = {
  state: "fitted";
  parameters: Record<Name, number>;
  standardErrors: Record<Name, number>;
  logLikelihood: number;
  prior: PriorStrength;
  covariance: number[][];
  evaluations: number;
};

/** The model of when customers buy: the likelier of BG/NBD and MBG/NBD, with what the other one reached. */
export type BuyingModel = FittedModel<"r" | "alpha" | "a" | "b"> & {
  variant: Variant;
  other: { variant: Variant; logLikelihood: number } | null;
};

/** The model of what they spend: Gamma-Gamma over repeat purchases with a positive amount. */
export type SpendModel = FittedModel<"p" | "q" | "gamma">;

/** All that was fitted, to which customers, beside the simple rules: what a model card shows. */
export type ModelCard = {
  buying: BuyingModel | NotFitted;
  spend: SpendModel | NotFitted;
  /** Pareto/NBD as a check, on small bases only. */
  check: (FittedModel<"r" | "alpha" | "s" | "beta"> & { purchases: number }) | NotFitted | null;
  /** Customers with an order, those of them who bought again, and distinct combinations of (x, t_x, T). */
  customers: number;
  repeatBuyers: number;
  combinations: number;
  /** Purchases in the next 12 months by the model and by the simple rules. */
  heuristics: {
    months: number;
    modelPurchases: number | null;
    sameRatePurchases: number;
    hiatusPurchases: number;
  };
  /** Correlation of number and mean amount of repeat purchases, which Gamma-Gamma takes for zero. */
  spendCorrelation: number | null;
  /** Mean over customers of what a repeat purchase cost them, in minor units; not in older valuations. */
  meanSpend?: number | null;
};

/** A forecast made for a past day (ISO), of purchases in the `weeks` after, and what came; a seeded sample of customers. */
export type OriginCard = {
  day: string;
  customers: number;
  expected: number;
  actual: number;
  /** Interval of 80 % with what the origins before it had taught. */
  low: number;
  high: number;
  /** The share of customers whose purchases fell into their own interval of 80 %. */
  coverage: number;
};

/** How far totals were off on past days, as a factor on totals, whose logarithm is normal (VALUE §1.8). */
export type CalibrationCard = {
  factor: number;
  mean: number;
  deviation: number;
  backtests: number;
  /** Weeks ahead of each origin, and of how many customers the sample was. */
  weeks: number;
  sampled: number;
  origins: OriginCard[];
  /** Mean of the origins' `coverage`; null where there are none. */
  coverage: number | null;
  /** The latest origin (`day`) by how often customers bought before and after; not in older valuations. */
  byFrequency?: FrequencyCheck & { day: string };
};

/** A sum of minor units as text, with the 10, 50 and 90 % points of what may come. */
export type AmountRange = { amountMinor: string; lowMinor: string; medianMinor: string; highMinor: string };

/** Sums over all customers, minor units as text. */
export type ValuationTotals = {
  /** Own purchases to come: the sum of all customers, with what is unknown of the models and of each customer. */
  own: AmountRange;
  /** The same times the calibration factor, whose uncertainty is in the interval: how the total is to be read. */
  calibrated: AmountRange;
  /** Of the next 12 months, not discounted: what can be compared with what came a year later. */
  year: AmountRange;
  /** Credited to referrers and debited on their friends. */
  sharesMinor: string;
  /** What is expected of each customer times the chance that they are gone. */
  atRiskMinor: string;
  /** Expected purchases within the horizon, discounted; mean chance that a customer is still there. */
  purchases: number;
  alive: number;
  /** How the interval came about: every customer drawn, or first order in the parameters with a seeded sample. */
  method: "drawn" | "first-order";
};

/** A valuation as it is kept. Moments as Date. */
export type Valuation = {
  id: string;
  at: Date;
  parametersVersion: number;
  currency: string;
  customers: number;
  models: ModelCard;
  calibration: CalibrationCard;
  totals: ValuationTotals;
  digest: string;
  beganAt: Date;
  endedAt: Date;
};

/** What one customer will buy, by the valuation that stands. Minor units as text. */
export type CustomerForecast = {
  valuationId: string;
  currency: string;
  repeats: number;
  recencyDays: number;
  ageDays: number;
  paid: number;
  paidMinor: string;
  /** P(alive), discounted purchases within the horizon, mean amount of one in minor units. */
  alive: number;
  purchases: number;
  meanMinor: number;
  amountMinor: string;
  lowMinor: string;
  medianMinor: string;
  highMinor: string;
  atRiskMinor: string;
  computedAt: Date;
};

/** A share of a friend's margin to come. Minor units as text. */
export type ShareForecast = {
  friendId: string;
  referrerId: string;
  contributionId: string;
  outcomeId: string;
  referrers: number;
  months: number;
  amountMinor: string;
  lowMinor: string;
  medianMinor: string;
  highMinor: string;
  grade: Grade;
};

/** A valuation under way. */
export type ValuationProgress = { step: string; done: number; total: number; beganAt: Date; updatedAt: Date };
