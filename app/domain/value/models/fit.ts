import { type Refused, refuse } from "#app/kernel/result.ts";
import type { Objective } from "./bfgs.ts";
import { findOptimum, type Optimum } from "./find-optimum.ts";

/** Maximum likelihood, or the mode of the posterior under weak priors. */
export type Method = "ml" | "map";

/** How strongly the priors held: not at all, as they are, or with half their deviations. */
export type PriorStrength = "none" | "weak" | "tight";

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

export type FitRefusal = "nobody" | "no-time" | "no-repeat" | "not-settled";

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
 * What a fit searches over: points with one part for each of the named parameters, which depends on that part alone
 * with the slope given. Log-likelihood and log-prior write their gradient by the parts into `gradient`; the prior's
 * deviations are divided by `tightness`.
 */
export type Problem<Model> = {
  modelAt: (at: ArrayLike<number>) => Model;
  names: readonly string[];
  slopes: (at: ArrayLike<number>) => number[];
  logLikelihood: (model: Model, gradient: Float64Array) => number;
  logPrior: (at: ArrayLike<number>, tightness: number, gradient: Float64Array) => number;
  starts: readonly (readonly number[])[];
  customers: number;
};

const strengths: Record<Method, readonly { prior: PriorStrength; tightness: number }[]> = {
  ml: [{ prior: "none", tightness: 0 }],
  map: [
    { prior: "weak", tightness: 1 },
    { prior: "tight", tightness: 2 },
  ],
};

/** Fits a problem; by MAP with tighter priors where the weak ones settle nothing. Refuses where a parameter stays open. */
export function maximise<Model>(problem: Problem<Model>, method: Method): Fitted<Model> {
  let evaluations = 0;
  let reached: NoFit<Model>["reached"] = null;
  for (const { prior, tightness } of strengths[method]) {
    const found = findOptimum(objectiveOf(problem, tightness), problem.starts, problem.customers);
    evaluations += found.evaluations;
    const model = problem.modelAt(found.at);
    const slopes = problem.slopes(found.at);
    const logLikelihood = problem.logLikelihood(model, new Float64Array(slopes.length));
    reached = { model, logLikelihood };
    if ("failure" in found || !isSettled(found)) continue;
    const errors = problem.names.map(
      (name, i) => [name, Math.sqrt(found.covariance[i]?.[i] ?? 0) * (slopes[i] ?? 1)] as const,
    );
    const { covariance } = found;
    return {
      kind: "fitted",
      model,
      standardErrors: Object.fromEntries(errors),
      logLikelihood,
      prior,
      covariance,
      evaluations,
    };
  }
  return { ...refuse("not-settled", method === "ml" ? openByMl : openByMap), reached, evaluations };
}

/** Neither ran away (no purchases settle e^9) nor is open by a factor of e^3 either way. */
function isSettled({ at, covariance }: Optimum): boolean {
  return at.every((part, i) => Math.abs(part) < 9 && Math.sqrt(covariance[i]?.[i] ?? 0) < 3);
}

const openByMl =
  "The purchases do not settle all parameters: the likelihood is flat, or rises towards a limit. Fit with weak priors (MAP).";
const openByMap =
  "The purchases do not settle all parameters, not with tighter priors either. Wait for more purchases and use the heuristics.";

function objectiveOf<Model>(problem: Problem<Model>, tightness: number): Objective {
  return (at, gradient) => {
    const logLikelihood = problem.logLikelihood(problem.modelAt(at), gradient);
    const inPrior = new Float64Array(at.length);
    const logPrior = tightness === 0 ? 0 : problem.logPrior(at, tightness, inPrior);
    for (let i = 0; i < gradient.length; i++) gradient[i] = -(gradient[i] ?? 0) - (inPrior[i] ?? 0);
    return -logLikelihood - logPrior;
  };
}
