/**
 * Splits an amount by shares of either sign so that the parts add up to it exactly (largest remainder; ties go to the
 * earlier part). Nothing where the shares do not add up to more than nothing.
 * @param amount minor units, not below zero
 */
export function splitByShares(amount: bigint, shares: readonly number[]): bigint[] {
  const largest = shares.reduce((most, share) => Math.max(most, Math.abs(share)), 0);
  const weights = shares.map((share) => (largest > 0 ? BigInt(Math.round((share / largest) * 2 ** 50)) : 0n));
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n) return shares.map(() => 0n);
  const parts = weights.map((weight) => floored(amount * weight, total));
  const remainders = weights.map((weight, index) => ({
    index,
    rest: amount * weight - (parts[index] ?? 0n) * total,
  }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  const left = amount - parts.reduce((sum, part) => sum + part, 0n);
  for (const { index } of remainders.slice(0, Number(left))) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

function floored(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}
