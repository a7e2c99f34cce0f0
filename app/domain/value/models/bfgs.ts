import { dot } from "./symmetric-matrix.ts";

/**
 * A function to be minimised: its value at a point, with the gradient written into `gradient`.
 * May answer NaN or Infinity where it is not defined.
 */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

/** Where a search ended. */
export type Minimum = { at: Float64Array; value: number; gradient: Float64Array; converged: boolean };

const longestStep = 2;
const mostSteps = 200;

/** Smaller differences, of values about one, may be rounding; the gradient decides then (Hager and Zhang 2005). */
const noise = 1e-11;

/**
 * Minimises by BFGS with a backtracking line search (Nocedal and Wright 2006, algorithms 3.1 and 6.1).
 * @param tolerance converged where no part of the gradient is larger
 * @param inverseHessian of a function like it, near its minimum; nothing is known of the curvature where it is left out
 */
export function bfgs(
  objective: Objective,
  start: readonly number[],
  tolerance: number,
  inverseHessian?: readonly (readonly number[])[],
): Minimum {
  let at = Float64Array.from(start);
  let gradient = new Float64Array(at.length);
  let value = objective(at, gradient);
  let metric =
    inverseHessian?.map((row) => Float64Array.from(row)) ??
    identity(at.length, 1 / Math.max(1, largest(gradient)));
  let isUnknown = inverseHessian === undefined;
  for (let step = 0; step < mostSteps; step++) {
    if (largest(gradient) <= tolerance) return { at, value, gradient, converged: Number.isFinite(value) };
    let direction = Float64Array.from(metric, (row) => -dot(row, gradient));
    if (dot(direction, gradient) >= 0) direction = gradient.map((part) => -part);
    const next = lineSearch(objective, { at, value, gradient }, direction);
    if (next === null) return { at, value, gradient, converged: largest(gradient) <= tolerance * 100 };
    metric = update(metric, difference(next.at, at), difference(next.gradient, gradient), isUnknown);
    isUnknown = false;
    ({ at, value, gradient } = next);
  }
  return { at, value, gradient, converged: false };
}

type Point = { at: Float64Array<ArrayBuffer>; value: number; gradient: Float64Array<ArrayBuffer> };

function lineSearch(objective: Objective, from: Point, direction: Float64Array): Point | null {
  const slope = dot(direction, from.gradient);
  let length = Math.min(1, longestStep / largest(direction));
  for (let attempt = 0; attempt < 25; attempt++) {
    const at = from.at.map((part, index) => part + length * (direction[index] ?? 0));
    const gradient = new Float64Array(at.length);
    const value = objective(at, gradient);
    const rise = value - from.value;
    const sinks = rise <= 1e-4 * length * slope;
    const levels = rise <= noise * Math.max(1, Math.abs(value)) && largest(gradient) < largest(from.gradient);
    if (Number.isFinite(value) && (sinks || levels)) return { at, value, gradient };
    const best = Number.isFinite(rise) ? (-slope * length) / (2 * (rise / length - slope)) : 0;
    length = Math.min(0.5 * length, Math.max(0.1 * length, best));
  }
  return null;
}

/** The inverse Hessian after a step; as it was where the step shows no curvature. */
function update(
  metric: Float64Array[],
  step: Float64Array,
  change: Float64Array,
  first: boolean,
): Float64Array[] {
  const curvature = dot(step, change);
  if (curvature <= 1e-12 * Math.sqrt(dot(step, step) * dot(change, change))) return metric;
  const base = first ? identity(step.length, curvature / dot(change, change)) : metric;
  const moved = Float64Array.from(base, (row) => dot(row, change));
  const factor = (1 + dot(change, moved) / curvature) / curvature;
  return base.map((row, i) =>
    row.map((part, j) => {
      const [si, sj, mi, mj] = [step[i] ?? 0, step[j] ?? 0, moved[i] ?? 0, moved[j] ?? 0];
      return part + factor * si * sj - (mi * sj + si * mj) / curvature;
    }),
  );
}

function identity(size: number, scale: number): Float64Array[] {
  return Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (__, j) => (i === j ? scale : 0)),
  );
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((part, index) => part - (b[index] ?? 0));
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
}
