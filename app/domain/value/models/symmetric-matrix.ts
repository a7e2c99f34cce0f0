/** A small square matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** L with L·Lᵀ = the matrix (Cholesky); null where the matrix is not positive definite. */
export function cholesky(matrix: Matrix): number[][] | null {
  const lower: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const made: number[] = [];
    lower.push(made);
    for (let j = 0; j <= i; j++) {
      const above = lower[j] ?? [];
      const rest = (row[j] ?? 0) - dot(made.slice(0, j), above);
      if (j < i) made.push(rest / (above[j] ?? 1));
      else if (rest > 0) made.push(Math.sqrt(rest));
      else return null;
    }
  }
  return lower;
}

/** As `cholesky` of a covariance in which parts may have been held: their rows are zero. */
export function rootOf(covariance: Matrix): number[][] | null {
  const free = covariance.flatMap((row, i) => (row[i] === 0 ? [] : [i]));
  const lower = cholesky(free.map((i) => free.map((j) => covariance[i]?.[j] ?? 0)));
  if (lower === null) return null;
  return covariance.map((row, i) => row.map((_, j) => lower[free.indexOf(i)]?.[free.indexOf(j)] ?? 0));
}

/** T·C·Tᵀ: the covariance of linear combinations, one for each row of T, of what has the covariance C. */
export function covarianceOf(combinations: Matrix, covariance: Matrix): number[][] {
  const half = combinations.map((row) => covariance.map((column) => dot(row, column)));
  return half.map((row) => combinations.map((other) => dot(row, other)));
}

/** The inverse of a symmetric positive definite matrix; null where it is not positive definite. */
export function inverse(matrix: Matrix): number[][] | null {
  const lower = cholesky(matrix);
  if (lower === null) return null;
  const columns = matrix.map((_, column) => solve(lower, column));
  return columns.map((_, row) => columns.map((column) => column[row] ?? 0));
}

/** Solves L·Lᵀ·v = the unit vector of a column. */
function solve(lower: Matrix, column: number): number[] {
  const forward: number[] = [];
  for (const [i, row] of lower.entries())
    forward.push(((i === column ? 1 : 0) - dot(forward, row)) / (row[i] ?? 1));
  const solved = forward.map(() => 0);
  for (let i = lower.length - 1; i >= 0; i--) {
    const below = lower.reduce((sum, row, k) => (k > i ? sum + (row[i] ?? 0) * (solved[k] ?? 0) : sum), 0);
    solved[i] = ((forward[i] ?? 0) - below) / (lower[i]?.[i] ?? 1);
  }
  return solved;
}

/** Σ aᵢ·bᵢ over the shorter of both. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
