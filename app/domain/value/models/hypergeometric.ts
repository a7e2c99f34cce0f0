const precision = 1e-17;
const mostTerms = 200_000;

/**
 * The tail Σ_{j≥1} (A)_j (B+1)_{j−1} z^j / ((C+1)_{j−1} j!) of Gauss's series, which is (₂F₁(A, B; C; z) − 1)·C/B,
 * finite at B = 0 and at C = 0.
 * @param z between 0 and 1
 */
export function hypergeometricTail(a: number, b: number, c: number, z: number): number {
  let term = a * z;
  let sum = term;
  for (let j = 1; j < mostTerms; j++) {
    term *= (((a + j) * (b + j)) / ((c + j) * (j + 1))) * z;
    sum += term;
    if (Math.abs(term) <= precision * Math.abs(sum)) break;
  }
  return sum;
}

/** ₂F₁(A, B; C; z) by its power series, for C > 0 and 0 ≤ z < 1. Loses digits where A or B is far below zero. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  return 1 + (b / c) * hypergeometricTail(a, b, c, z);
}

/** ln ₂F₁(A, B; C; z) for A, B, C > 0, where the value itself may be out of range. */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  let [term, sum, scale] = [1, 1, 0];
  for (let j = 0; j < mostTerms; j++) {
    const ratio = (((a + j) * (b + j)) / ((c + j) * (j + 1))) * z;
    term *= ratio;
    sum += term;
    if (sum > 1e250) {
      scale += Math.log(sum);
      [term, sum] = [term / sum, 1];
    }
    if (ratio < 1 && term <= precision * sum * (1 - ratio)) break;
  }
  return scale + Math.log(sum);
}

/** ₂F₁(1, P; C; z) and the derivatives of its logarithm. */
export type UnitSeries = { value: number; byP: number; byC: number; byZ: number };

/** ₂F₁(1, P; C; z) = Σ (P)_n z^n / (C)_n with derivatives of its logarithm, for 0 < P < C and 0 ≤ z < 1. */
export function unitHypergeometric(p: number, c: number, z: number): UnitSeries {
  let [term, sum] = [1, 1];
  let [inP, inC] = [0, 0];
  let [byP, byC, byZ] = [0, 0, 0];
  for (let n = 0; n < mostTerms; n++) {
    const ratio = ((p + n) / (c + n)) * z;
    inP += 1 / (p + n);
    inC += 1 / (c + n);
    term *= ratio;
    sum += term;
    byP += term * inP;
    byC -= term * inC;
    byZ += term * (n + 1);
    if (term <= precision * sum * (1 - z)) break;
  }
  return { value: sum, byP: byP / sum, byC: byC / sum, byZ: z === 0 ? p / c : byZ / (z * sum) };
}
