import { bfgs, type Minimum, type Objective } from "./bfgs.ts";
import { nelderMead } from "./nelder-mead.ts";
import { inverse } from "./symmetric-matrix.ts";

/** A minimum with the inverse of the Hessian there: the covariance of the parameters where the objective is a log-likelihood. */
export type Optimum = { at: number[]; value: number; covariance: number[][]; evaluations: number };

/** There is none: no start led to a minimum, or the objective is flat around it in some direction. `at` is how far it came. */
export type NoOptimum = { failure: "no-minimum" | "flat"; at: number[]; evaluations: number };

const tolerance = 1e-8;
const farthest = 25;

/**
 * Minimises from several starts by BFGS, and from the best of them by Nelder–Mead where none of them converges.
 * @param scale what differences of the objective are measured against, such as the number of customers
 * @param inverseHessian of the objective divided by `scale`, near the minimum, where one is known
 */
export function findOptimum(
  objective: Objective,
  starts: readonly (readonly number[])[],
  scale: number,
  inverseHessian?: readonly (readonly number[])[],
): Optimum | NoOptimum {
  let evaluations = 0;
  const counted: Objective = (at, gradient) => {
    evaluations += 1;
    if (at.some((part) => Math.abs(part) > farthest)) return Number.POSITIVE_INFINITY;
    const value = objective(at, gradient) / scale;
    for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) / scale;
    return value;
  };
  let best = lowest(starts.map((start) => bfgs(counted, start, tolerance, inverseHessian)));
  if (best === null || !best.converged) {
    const unused = new Float64Array(starts[0]?.length ?? 0);
    const rough = nelderMead(
      (at) => counted(Float64Array.from(at), unused),
      best?.at === undefined ? (starts[0] ?? []) : [...best.at],
    );
    best = lowest([bfgs(counted, rough.at, tolerance)]);
  }
  const at = [...(best?.at ?? starts[0] ?? [])];
  if (best === null || !best.converged) return { failure: "no-minimum", at, evaluations };
  const covariance = inverse(hessian(counted, best.at).map((row) => row.map((part) => part * scale)));
  if (covariance === null) return { failure: "flat", at, evaluations };
  return { at, value: best.value * scale, covariance, evaluations };
}

/** The lowest of all; of those as low as it, one that converged. Where the lowest ran away, a local minimum is none. */
function lowest(found: readonly Minimum[]): Minimum | null {
  const sorted = found
    .filter(({ value }) => Number.isFinite(value))
    .toSorted((one, other) => one.value - other.value);
  const [first] = sorted;
  if (first === undefined) return null;
  return sorted.find(({ value, converged }) => converged && value <= first.value + 1e-9) ?? first;
}

/** Second derivatives, by central differences of the gradient. */
function hessian(objective: Objective, at: Float64Array): number[][] {
  const step = 1e-4;
  const rows = Array.from(at, (_, moved) => {
    const [above, below] = [new Float64Array(at.length), new Float64Array(at.length)];
    objective(
      at.map((part, index) => (index === moved ? part + step : part)),
      above,
    );
    objective(
      at.map((part, index) => (index === moved ? part - step : part)),
      below,
    );
    return Array.from(above, (part, index) => (part - (below[index] ?? 0)) / (2 * step));
  });
  return rows.map((row, i) => row.map((part, j) => (part + (rows[j]?.[i] ?? 0)) / 2));
}
