import type { Grade, SourceRef } from "../entry.ts";
import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import type { GammaGamma } from "../models/gamma-gamma.ts";
import type { Random } from "../models/random.ts";
import type { RateName } from "../shrinkage/default-priors.ts";
import type { OwnData, Prior } from "../shrinkage/rate.ts";
import type { Rates } from "../shrinkage/rates.ts";

/** Models of the number of purchases and of their amounts, the latter in minor units. */
export type SpendModels = { purchases: BgNbd; spend: GammaGamma };

/** A version of what the value rules are told. No margin, no value (VALUE §2.5). */
export type Parameters = {
  version: number;
  /** Contribution margin in hundredths of a per cent of the amount; null until the company has said it. */
  marginBasisPoints: number | null;
  /** τ, the share of referred customers who would not have come otherwise: Beta(alpha, beta) (VALUE §2.5). */
  referralAlpha: number;
  referralBeta: number;
  /** For how many months after joining a referred customer's margin counts. */
  horizonMonths: number;
  /** What winning a customer costs the company otherwise, in minor units of the reporting currency. */
  acquisitionCostMinor: bigint;
  /** ν, the share of shipped ideas that the company would not have built by itself: Beta(alpha, beta) (VALUE §2.5). */
  ideaAlpha: number;
  ideaBeta: number;
  /** Where ν comes from, in words of the company; null where it is the assumption that it began with. */
  ideaSource: string | null;
  /** The company's currency; null until it is known. */
  reportingCurrency: string | null;
  /** What is known of every rate; the defaults where it is left out. */
  rates?: Rates;
  /** What a year takes from money to come (0.1 is 10 %, VALUE §2.4). */
  annualDiscount?: number;
  /** Whether own margin is computed with standard costs, or with actual ones, which contain savings already. */
  marginBasis?: "standard" | "actual";
  /** V̄, the median uplift of the company's own shipped ideas, in minor units of the reporting currency. */
  shippedMedianMinor?: bigint;
  /** The fitted models of purchases, where they stand, and how to draw them around their fit. */
  models?: SpendModels & { sourceRef: SourceRef; grade: Grade; draw?: (random: Random) => SpendModels };
};

/** Own data of a rate with where they come from, in words. */
export type Evidence = OwnData & { source: string };

/** What was seen of a rate here: what somebody entered stands before what the books teach. */
export type RateEvidence = { entered: Evidence | null; learnt: Evidence | null };

/** The numbers that have their source in words. */
export const sourceNames = ["margin", "discount", "horizon", "acquisitionCost", "shippedMedian"] as const;

export type SourceName = (typeof sourceNames)[number];

/** A version as it is stored: whatever may be left out elsewhere is known. */
export type StoredParameters = Parameters & {
  rates: Rates;
  priors: Readonly<Record<RateName, Prior>>;
  evidence: Readonly<Partial<Record<RateName, RateEvidence>>>;
  annualDiscount: number;
  marginBasis: "standard" | "actual";
  sources: Readonly<Partial<Record<SourceName, string>>>;
};

/** Parameters of a company whose currency is known, which the rules need. */
export type RuleParameters = Parameters & { reportingCurrency: string };
