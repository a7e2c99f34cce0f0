import type { RateName } from "../shrinkage/default-priors.ts";
import { wordsFor } from "../shrinkage/distribution.ts";
import { rateNames } from "./parameter-json.ts";
import type { Evidence, SourceName, StoredParameters } from "./parameters.ts";

/** What a number of the parameters was and became; amounts in minor units as text, shares as parts of 1. */
export type ParameterChange =
  | { of: "number"; name: NumberName; before: string | null; after: string | null; source: string | null }
  | {
      of: "prior" | "entered" | "learnt";
      name: RateName;
      before: string | null;
      after: string | null;
      source: string | null;
    };

/** The numbers that are no rates. */
export type NumberName =
  | "marginBasisPoints"
  | "marginBasis"
  | "annualDiscount"
  | "horizonMonths"
  | "acquisitionCostMinor"
  | "shippedMedianMinor";

const sourceOf: Readonly<Record<NumberName, SourceName>> = {
  marginBasisPoints: "margin",
  marginBasis: "margin",
  annualDiscount: "discount",
  horizonMonths: "horizon",
  acquisitionCostMinor: "acquisitionCost",
  shippedMedianMinor: "shippedMedian",
};

/** What changed from one version to the next. */
export function parameterChangesBetween(
  before: StoredParameters,
  after: StoredParameters,
): ParameterChange[] {
  const names = Object.keys(sourceOf) as NumberName[];
  const numbers = names.flatMap((name): ParameterChange[] => {
    const [was, is] = [before[name]?.toString() ?? null, after[name]?.toString() ?? null];
    const source = after.sources[sourceOf[name]] ?? null;
    return was === is ? [] : [{ of: "number", name, before: was, after: is, source }];
  });
  return [...numbers, ...rateNames.flatMap((name) => changesOfRate(name, before, after))];
}

function changesOfRate(name: RateName, before: StoredParameters, after: StoredParameters): ParameterChange[] {
  const told = (of: "prior" | "entered" | "learnt", { priors, evidence }: StoredParameters) =>
    of === "prior" ? wordsFor(priors[name].distribution) : evidenceWords(evidence[name]?.[of] ?? null);
  return (["prior", "entered", "learnt"] as const).flatMap((of) => {
    const [was, is] = [told(of, before), told(of, after)];
    const source = of === "prior" ? after.priors[name].source : (after.evidence[name]?.[of]?.source ?? null);
    return was === is ? [] : [{ of, name, before: was, after: is, source }];
  });
}

/** Own data in words: `14 of 20`. */
export function evidenceWords(data: Evidence | null): string | null {
  if (data === null) return null;
  if (data.family === "beta") return `${data.successes} of ${data.trials}`;
  if (data.family === "gamma")
    return `${data.events} on ${data.occasions} ${data.occasions === 1 ? "occasion" : "occasions"}`;
  return `${data.estimate} ± ${data.standardError}`;
}
