import { defaultPriors, type RateName } from "../shrinkage/default-priors.ts";
import { learn, type Prior } from "../shrinkage/rate.ts";
import type { Rates } from "../shrinkage/rates.ts";
import { evidenceIn, priorsIn, rateNames, sourcesIn } from "./parameter-json.ts";
import type { RateEvidence, StoredParameters } from "./parameters.ts";

/** A version of the parameters as the database has it; what is JSON there, as text. */
export type ParametersRow = {
  version: number;
  margin_basis_points: number | null;
  referral_alpha: number;
  referral_beta: number;
  horizon_months: number;
  acquisition_cost_minor: bigint;
  idea_alpha: number;
  idea_beta: number;
  idea_source: string | null;
  discount_basis_points: number;
  margin_basis: string;
  priors: string;
  own_data: string;
  shipped_median_minor: bigint | null;
  sources: string;
  currency: string | null;
};

/** Reads a version. What of its JSON cannot be used counts as left out: an old version can always be read. */
export function storedParameters(row: ParametersRow): StoredParameters {
  const known = ratesIn(row);
  const median = row.shipped_median_minor;
  return {
    version: row.version,
    marginBasisPoints: row.margin_basis_points,
    referralAlpha: row.referral_alpha,
    referralBeta: row.referral_beta,
    horizonMonths: row.horizon_months,
    acquisitionCostMinor: BigInt(row.acquisition_cost_minor),
    ideaAlpha: row.idea_alpha,
    ideaBeta: row.idea_beta,
    ideaSource: row.idea_source,
    reportingCurrency: row.currency,
    annualDiscount: row.discount_basis_points / 10_000,
    marginBasis: row.margin_basis === "actual" ? "actual" : "standard",
    ...(median === null ? {} : { shippedMedianMinor: BigInt(median) }),
    sources: sourcesIn(parsed(row.sources)),
    ...known,
  };
}

type Known = Pick<StoredParameters, "rates" | "priors" | "evidence">;

/** Read once for the same text: whoever draws from rates remembers their draws by them. */
function ratesIn(row: ParametersRow): Known {
  const { referral_alpha, referral_beta, idea_alpha, idea_beta, idea_source, priors, own_data } = row;
  const key = JSON.stringify([
    referral_alpha,
    referral_beta,
    idea_alpha,
    idea_beta,
    idea_source,
    priors,
    own_data,
  ]);
  const before = remembered.get(key);
  if (before !== undefined) return before;
  const told: Record<RateName, Prior> = {
    ...defaultPriors,
    referralLift: betaOr(defaultPriors.referralLift, referral_alpha, referral_beta),
    ideaIsNew: betaOr(defaultPriors.ideaIsNew, idea_alpha, idea_beta, idea_source),
    ...priorsIn(parsed(priors)),
  };
  const evidence = evidenceIn(parsed(own_data));
  const known = { priors: told, evidence, rates: ratesWith(told, evidence) };
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, known);
  return known;
}

const remembered = new Map<string, Known>();
const mostRemembered = 20;

/** What is known of every rate: what is assumed, with what was entered, else with what the books teach. */
export function ratesWith(
  priors: Readonly<Record<RateName, Prior>>,
  evidence: Readonly<Partial<Record<RateName, RateEvidence>>>,
): Rates {
  const rates = rateNames.map((name) => {
    const own = evidence[name]?.entered ?? evidence[name]?.learnt ?? null;
    return [name, learn(priors[name], own)] as const;
  });
  return Object.fromEntries(rates) as Record<RateName, Rates[RateName]>;
}

/** The default, unless its numbers or its source were changed. */
function betaOr(prior: Prior, alpha: number, beta: number, source: string | null = null): Prior {
  const { distribution: of } = prior;
  const isSame = of.family === "beta" && of.alpha === alpha && of.beta === beta;
  if (isSame && source === null) return prior;
  return { distribution: { family: "beta", alpha, beta }, source: source ?? "Set by the company" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
