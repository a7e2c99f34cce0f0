/** How far forecasts were from what came, over customers. Errors in purchases, or in the money unit of the forecasts. */
export type HoldoutErrors = {
  customers: number;
  actual: number;
  expected: number;
  /** expected / actual − 1; null where nothing came. */
  totalError: number | null;
  meanAbsoluteError: number;
  rootMeanSquareError: number;
  /** Pearson's, over customers; null where either does not vary. */
  correlation: number | null;
};

/** Pearson's correlation; null where either does not vary. */
export function correlation(one: ArrayLike<number>, other: ArrayLike<number>): number | null {
  return holdoutErrors(one, other).correlation;
}

/** Compares forecasts with what came, customer by customer. */
export function holdoutErrors(expected: ArrayLike<number>, actual: ArrayLike<number>): HoldoutErrors {
  const customers = expected.length;
  const sums = { e: 0, a: 0, ee: 0, aa: 0, ea: 0, absolute: 0, square: 0 };
  for (let index = 0; index < customers; index++) {
    const [e, a] = [expected[index] ?? 0, actual[index] ?? 0];
    sums.e += e;
    sums.a += a;
    sums.ee += e * e;
    sums.aa += a * a;
    sums.ea += e * a;
    sums.absolute += Math.abs(e - a);
    sums.square += (e - a) ** 2;
  }
  const spread = (square: number, sum: number) => Math.sqrt(Math.max(square - (sum * sum) / customers, 0));
  const product = spread(sums.ee, sums.e) * spread(sums.aa, sums.a);
  const flat = product <= 1e-12 * Math.sqrt(sums.ee * sums.aa) || customers < 2;
  return {
    customers,
    actual: sums.a,
    expected: sums.e,
    totalError: sums.a === 0 ? null : sums.e / sums.a - 1,
    meanAbsoluteError: customers === 0 ? 0 : sums.absolute / customers,
    rootMeanSquareError: customers === 0 ? 0 : Math.sqrt(sums.square / customers),
    correlation: flat ? null : (sums.ea - (sums.e * sums.a) / customers) / product,
  };
}
