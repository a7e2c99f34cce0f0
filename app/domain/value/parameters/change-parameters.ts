import { type Refused, refuse } from "#app/kernel/result.ts";
import type { RateName } from "../shrinkage/default-priors.ts";
import { wordsFor } from "../shrinkage/distribution.ts";
import type { Prior } from "../shrinkage/rate.ts";
import { evidenceSchema, priorSchema, rateNames } from "./parameter-json.ts";
import type { Evidence, RateEvidence, SourceName, StoredParameters } from "./parameters.ts";
import { ratesWith } from "./stored-parameters.ts";

/** What may be set; what is left out stays as it is. Evidence of null is taken away. Amounts in minor units. */
export type ParameterChanges = {
  marginBasisPoints?: number | null;
  marginBasis?: "standard" | "actual";
  acquisitionCostMinor?: bigint;
  horizonMonths?: number;
  discountBasisPoints?: number;
  referralAlpha?: number;
  referralBeta?: number;
  ideaAlpha?: number;
  ideaBeta?: number;
  ideaSource?: string | null;
  priors?: Partial<Record<RateName, Prior>>;
  entered?: Partial<Record<RateName, Evidence | null>>;
  learnt?: Partial<Record<RateName, Evidence | null>>;
  shippedMedianMinor?: bigint | null;
  sources?: Partial<Record<SourceName, string>>;
};

/** What has to be computed anew after a change: the figures of orders, those of gifts, the forecasts of customers. */
export type Stale = { orders: boolean; gifts: boolean; customers: boolean };

/** The parameters after some changes, as the next version. */
export function changeParameters(
  before: StoredParameters,
  changes: ParameterChanges,
): StoredParameters | Refused<"out-of-range"> {
  const trouble = troubleWith(changes) ?? troubleWithRates(before, changes);
  if (trouble !== null) return refuse("out-of-range", trouble);
  const priors = { ...before.priors, ...shapesIn(before, changes), ...changes.priors };
  const evidence = evidenceAfter(before, changes);
  const { shippedMedianMinor: _, ...others } = before;
  const median =
    changes.shippedMedianMinor === undefined ? before.shippedMedianMinor : changes.shippedMedianMinor;
  const [referralAlpha, referralBeta] = shapeOf(priors.referralLift);
  const [ideaAlpha, ideaBeta] = shapeOf(priors.ideaIsNew);
  return {
    ...others,
    version: before.version + 1,
    marginBasisPoints:
      changes.marginBasisPoints === undefined ? before.marginBasisPoints : changes.marginBasisPoints,
    marginBasis: changes.marginBasis ?? before.marginBasis,
    acquisitionCostMinor: changes.acquisitionCostMinor ?? before.acquisitionCostMinor,
    horizonMonths: changes.horizonMonths ?? before.horizonMonths,
    annualDiscount:
      changes.discountBasisPoints === undefined
        ? before.annualDiscount
        : changes.discountBasisPoints / 10_000,
    referralAlpha,
    referralBeta,
    ideaAlpha,
    ideaBeta,
    ideaSource: ideaSourceAfter(before, changes),
    ...(median === null || median === undefined ? {} : { shippedMedianMinor: median }),
    sources: { ...before.sources, ...changes.sources },
    priors,
    evidence,
    rates: ratesWith(priors, evidence),
  };
}

/** What of the books a change of parameters makes stale. */
export function staleAfter(before: StoredParameters, after: StoredParameters): Stale {
  const differs = (name: keyof StoredParameters) => before[name] !== after[name];
  const isMoved = (name: RateName) => knownOf(before, name) !== knownOf(after, name);
  const byMargin = differs("marginBasisPoints") || differs("horizonMonths") || isMoved("referralLift");
  const byCost = differs("marginBasis") || differs("acquisitionCostMinor");
  return {
    orders: byMargin || byCost,
    gifts: byCost || differs("shippedMedianMinor") || differs("ideaSource") || rateNames.some(isMoved),
    customers: byMargin || differs("annualDiscount"),
  };
}

function knownOf({ rates }: StoredParameters, name: RateName): string {
  return `${wordsFor(rates[name].posterior)} ${rates[name].grade}`;
}

/** The two priors that can be set by two numbers alone. */
function shapesIn(before: StoredParameters, changes: ParameterChanges): Partial<Record<RateName, Prior>> {
  const [referralAlpha, referralBeta] = shapeOf(before.priors.referralLift);
  const [ideaAlpha, ideaBeta] = shapeOf(before.priors.ideaIsNew);
  const set = (known: Prior, alpha: number, beta: number, source?: string | null): Prior => {
    const [wasAlpha, wasBeta] = shapeOf(known);
    if (alpha === wasAlpha && beta === wasBeta && source === undefined) return known;
    return { distribution: { family: "beta", alpha, beta }, source: source ?? "Set by the company" };
  };
  const { referralLift, ideaIsNew } = before.priors;
  return {
    referralLift: set(
      referralLift,
      changes.referralAlpha ?? referralAlpha,
      changes.referralBeta ?? referralBeta,
    ),
    ideaIsNew: set(
      ideaIsNew,
      changes.ideaAlpha ?? ideaAlpha,
      changes.ideaBeta ?? ideaBeta,
      changes.ideaSource === before.ideaSource ? undefined : changes.ideaSource,
    ),
  };
}

function shapeOf({ distribution: of }: Prior): [alpha: number, beta: number] {
  return of.family === "beta" ? [of.alpha, of.beta] : [1, 1];
}

function ideaSourceAfter(before: StoredParameters, changes: ParameterChanges): string | null {
  if (changes.priors?.ideaIsNew !== undefined) return changes.priors.ideaIsNew.source;
  return changes.ideaSource === undefined ? before.ideaSource : changes.ideaSource;
}

function evidenceAfter(before: StoredParameters, { entered, learnt }: ParameterChanges) {
  const after = rateNames.flatMap((name) => {
    const known: RateEvidence = before.evidence[name] ?? { entered: null, learnt: null };
    const next = {
      entered: entered?.[name] === undefined ? known.entered : entered[name],
      learnt: learnt?.[name] === undefined ? known.learnt : learnt[name],
    };
    return next.entered === null && next.learnt === null ? [] : [[name, next] as const];
  });
  return Object.fromEntries(after) as Partial<Record<RateName, RateEvidence>>;
}

function troubleWith(changes: ParameterChanges): string | null {
  const { marginBasisPoints: margin, discountBasisPoints: discount, horizonMonths: months } = changes;
  if (margin != null && !isWhole(margin, 0, 10_000))
    return "The margin is a share of the amount: enter it between 0 and 100 %.";
  if (discount !== undefined && !isWhole(discount, 0, 10_000))
    return "The discount is a share of the amount: enter it between 0 and 100 % a year.";
  if (months !== undefined && !isWhole(months, 1, 120)) return "Enter between 1 and 120 months.";
  if (changes.acquisitionCostMinor !== undefined && changes.acquisitionCostMinor < 0n)
    return "The acquisition cost cannot be below 0.";
  const counts = [changes.referralAlpha, changes.referralBeta, changes.ideaAlpha, changes.ideaBeta];
  return counts.some((one) => one !== undefined && !isWhole(one, 1, 1000))
    ? "Enter whole numbers from 1 to 1000."
    : null;
}

function troubleWithRates(before: StoredParameters, changes: ParameterChanges): string | null {
  for (const name of rateNames) {
    const { family } = before.priors[name].distribution;
    const prior = changes.priors?.[name];
    const checks = [
      ...(prior === undefined ? [] : [[prior.distribution.family, priorSchema.safeParse(prior)] as const]),
      ...[changes.entered?.[name], changes.learnt?.[name]].flatMap((data) =>
        data == null ? [] : [[data.family, evidenceSchema.safeParse(data)] as const],
      ),
    ];
    for (const [told, { error }] of checks) {
      if (told !== family) return `${name} needs numbers of the family ${family}, not ${told}.`;
      if (error !== undefined) return error.issues[0]?.message ?? "These numbers cannot be used.";
    }
  }
  return null;
}

function isWhole(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most;
}
