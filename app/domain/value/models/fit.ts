import { type Refused, refuse } from "#app/kernel/result.ts";
import type { Objective } from "./bfgs.ts";
import { findOptimum, type Optimum } from "./find-optimum.ts";
import { covarianceOf, type Matrix } from "./symmetric-matrix.ts";

/** Maximum likelihood, or the mode of the posterior under weak priors. */
export type Method = "ml" | "map";

/**
 * How strongly the priors held: not at all, as they are, or with half their deviations. Of amounts that hardly vary: the
 * weak ones with a least variation, where all pay one price, and where not all do.
 */
export type PriorStrength = "none" | "weak" | "tight" | "one-price" | "least-variation";

/** A fitted model. Log-likelihood without the prior; `covariance` is of the logarithms that were searched over. */
export type Fit<Model> = {
  kind: "fitted";
  model: Model;
  standardErrors: Record<string, number>;
  logLikelihood: number;
  prior: PriorStrength;
  covariance: number[][];
  evaluations: number;
};

export type FitRefusal = "nobody" | "no-time" | "no-repeat" | "not-settled" | "too-regular";

/** No model, and why. `reached` is where the search stopped, for those who want to see what it ran towards. */
export type NoFit<Model> = Refused<FitRefusal> & {
  reached: { model: Model; logLikelihood: number } | null;
  evaluations: number;
};

/** A fitted model, or why there is none. */
export type Fitted<Model> = Fit<Model> | NoFit<Model>;

/** Refuses to fit before any search. */
export function noFit(because: FitRefusal, detail: string): NoFit<never> {
  return { ...refuse(because, detail), reached: null, evaluations: 0 };
}

/**
 * What a fit searches over: points, at which each of the named parameters has a slope by its own logarithm. Those
 * logarithms are what is searched over, or follow from it by `turn`, one row for each of them. Log-likelihood and
 * log-prior write their gradient by the parts of a point into `gradient`; the prior's deviations are divided by
 * `tightness`.
 */
export type Problem<Model> = {
  modelAt: (at: ArrayLike<number>) => Model;
  names: readonly string[];
  slopes: (at: ArrayLike<number>) => number[];
  turn?: Matrix;
  logLikelihood: (model: Model, gradient: Float64Array) => number;
  logPrior: (at: ArrayLike<number>, tightness: number, gradient: Float64Array) => number;
  starts: readonly (readonly number[])[];
  customers: number;
  /** The covariance at the start for one customer's worth of purchases, where a fit to others like them is known. */
  curvature?: Matrix | undefined;
  /** What the search runs towards where purchases are all too regular, in words. */
  limit: string;
};

/** Where to begin instead: at the fit to a part of the customers, so many of them, whose curvature is about that of all. */
export type Near<Model> = { fit: Fit<Model>; customers: number };

/** The covariance that a fit would have had from one customer. */
export function curvatureOf<Model>({ fit, customers }: Near<Model>): number[][] {
  return fit.covariance.map((row) => row.map((part) => part * customers));
}

type Strength = { prior: PriorStrength; tightness: number };

const weak: Strength = { prior: "weak", tightness: 1 };
const strengths: Record<Method, readonly Strength[]> = {
  ml: [{ prior: "none", tightness: 0 }],
  map: [weak, { prior: "tight", tightness: 2 }],
};

/**
 * Fits a problem; by MAP with tighter priors where the weak ones settle nothing. Refuses where a parameter stays open.
 * @param instead of tighter priors, where there is something better
 */
export function maximise<Model>(
  problem: Problem<Model>,
  method: Method,
  instead?: () => Fit<Model> | null,
): Fitted<Model> {
  let evaluations = 0;
  let open: Open<Model> | null = null;
  for (const strength of strengths[method]) {
    const tried = fitWith(problem, strength);
    evaluations += tried.evaluations;
    const fit = tried.kind === "fitted" ? tried : strength === weak ? instead?.() : null;
    if (fit) return { ...fit, evaluations: fit === tried ? evaluations : evaluations + fit.evaluations };
    if (tried.kind === "open") open = tried;
  }
  const { reached, ranAway } = open ?? { reached: null, ranAway: false };
  if (method === "ml")
    return { ...refuse("not-settled", openByMl(ranAway ? problem.limit : null)), reached, evaluations };
  return ranAway
    ? { ...refuse("too-regular", tooRegular(problem.limit)), reached, evaluations }
    : { ...refuse("not-settled", openByMap), reached, evaluations };
}

/** Fits a problem with weak priors only; null where they settle nothing. */
export function fitWeakly<Model>(problem: Problem<Model>): Fit<Model> | null {
  const tried = fitWith(problem, weak);
  return tried.kind === "fitted" ? tried : null;
}

/** A parameter is open: where the search stopped, and whether it had run away. */
type Open<Model> = {
  kind: "open";
  reached: NonNullable<NoFit<Model>["reached"]>;
  ranAway: boolean;
  evaluations: number;
};

function fitWith<Model>(problem: Problem<Model>, { prior, tightness }: Strength): Fit<Model> | Open<Model> {
  const { starts, customers, curvature, names, turn } = problem;
  const found = findOptimum(objectiveOf(problem, tightness), starts, customers, curvature);
  const { at, evaluations } = found;
  const model = problem.modelAt(at);
  const logLikelihood = problem.logLikelihood(model, new Float64Array(at.length));
  if ("failure" in found || !isSettled(found)) {
    const ranAway = at.some((part) => part >= far);
    return { kind: "open", reached: { model, logLikelihood }, ranAway, evaluations };
  }
  const covariance = turn === undefined ? found.covariance : covarianceOf(turn, found.covariance);
  const slopes = problem.slopes(at);
  const errors = names.map(
    (name, i) => [name, Math.sqrt(covariance[i]?.[i] ?? 0) * (slopes[i] ?? 1)] as const,
  );
  const standardErrors = Object.fromEntries(errors);
  return { kind: "fitted", model, standardErrors, logLikelihood, prior, covariance, evaluations };
}

/** Beyond e^9 a parameter is settled by many and very regular purchases only, and then closely; beyond e^14 by none. */
const [far, farthest] = [9, 14];

/** Neither ran away nor is open by a factor of e^3 either way. */
function isSettled({ at, covariance }: Optimum): boolean {
  return at.every((part, i) => {
    const error = Math.sqrt(covariance[i]?.[i] ?? 0);
    return Math.abs(part) < far ? error < 3 : Math.abs(part) < farthest && error < 0.5;
  });
}

const openByMap =
  "The purchases do not settle all parameters, not with tighter priors either. Wait for more purchases and use the heuristics.";

function openByMl(limit: string | null): string {
  const runs = limit === null ? "is flat, or rises towards a limit" : `rises towards a limit, where ${limit}`;
  return `The purchases do not settle all parameters: the likelihood ${runs}. Fit with weak priors (MAP).`;
}

function tooRegular(limit: string): string {
  return `The purchases are so regular that nothing can be learnt of how customers differ: as if ${limit}. More purchases of the same kind do not change that: use the heuristics.`;
}

function objectiveOf<Model>(problem: Problem<Model>, tightness: number): Objective {
  return (at, gradient) => {
    const logLikelihood = problem.logLikelihood(problem.modelAt(at), gradient);
    const inPrior = new Float64Array(at.length);
    const logPrior = tightness === 0 ? 0 : problem.logPrior(at, tightness, inPrior);
    for (let i = 0; i < gradient.length; i++) gradient[i] = -(gradient[i] ?? 0) - (inPrior[i] ?? 0);
    return -logLikelihood - logPrior;
  };
}
