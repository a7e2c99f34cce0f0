/** Minimises without a gradient, by the simplex of Nelder and Mead (1965). */
export function nelderMead(
  valueAt: (at: readonly number[]) => number,
  start: readonly number[],
  { size = 0.5, tolerance = 1e-10, mostSteps = 600 } = {},
): { at: number[]; value: number } {
  const measured = (at: number[]) => {
    const value = valueAt(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const corners = start.map((_, moved) => start.map((part, index) => (index === moved ? part + size : part)));
  let simplex = [[...start], ...corners].map(measured);
  for (let step = 0; step < mostSteps; step++) {
    simplex.sort((one, other) => one.value - other.value);
    const [best, worst, second] = [simplex[0], simplex.at(-1), simplex.at(-2)];
    if (best === undefined || worst === undefined || second === undefined) break;
    if (worst.value - best.value <= tolerance * (1 + Math.abs(best.value))) break;
    const others = simplex.slice(0, -1);
    const centre = start.map(
      (_, index) => others.reduce((sum, { at }) => sum + (at[index] ?? 0), 0) / others.length,
    );
    const along = (factor: number) =>
      measured(centre.map((part, index) => part + factor * ((worst.at[index] ?? 0) - part)));
    let next = along(-1);
    if (next.value < best.value) next = lower(along(-2), next);
    else if (next.value >= second.value) next = lower(along(next.value < worst.value ? -0.5 : 0.5), next);
    if (next.value < worst.value) simplex = [...others, next];
    else
      simplex = simplex.map(({ at }) =>
        measured(at.map((part, index) => (part + (best.at[index] ?? 0)) / 2)),
      );
  }
  const [best] = simplex.toSorted((one, other) => one.value - other.value);
  return best ?? { at: [...start], value: Number.POSITIVE_INFINITY };
}

function lower<One extends { value: number }>(one: One, other: One): One {
  return one.value < other.value ? one : other;
}
