/**
 * A normal prior on the logarithm of a parameter or of a combination of parameters. Adds to the log-density; what it
 * adds to the gradient by that logarithm is returned as `slope`.
 */
export function logNormal(
  logValue: number,
  centre: number,
  deviation: number,
): { value: number; slope: number } {
  const away = (logValue - centre) / deviation;
  return { value: -0.5 * away * away, slope: -away / deviation };
}

/**
 * A Cauchy prior on such a logarithm: holds while the data say little, and gives way where they say much. As `logNormal`.
 */
export function logCauchy(logValue: number, centre: number, scale: number): { value: number; slope: number } {
  const away = (logValue - centre) / scale;
  return { value: -Math.log1p(away * away), slope: (-2 * away) / (1 + away * away) / scale };
}
