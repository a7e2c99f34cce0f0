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
  return shift + (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series(at);
}

/** ½ ln 2π. */
const halfLogTwoPi = 0.9189385332046727;

/** What Stirling's formula (x − ½) ln x − x + ½ ln 2π leaves of `logGamma`: below 1/(12x), so free of large terms. */
export function stirlingRest(x: number): number {
  return x < 10 ? logGamma(x) - ((x - 0.5) * Math.log(x) - x + halfLogTwoPi) : series(x);
}

function series(at: number): number {
  const r = 1 / (at * at);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r / 1188)))) / at;
}

/** Derivative of `logGamma` for x > 0, by its asymptotic series after shifting x above 10. */
export function digamma(x: number): number {
  let shift = 0;
  let at = x;
  while (at < 10) {
    shift -= 1 / at;
    at += 1;
  }
  return shift + Math.log(at) + slope(at);
}

/** ψ(x) − ln x: about −1/(2x). */
export function digammaRest(x: number): number {
  return x < 10 ? digamma(x) - Math.log(x) : slope(x);
}

function slope(at: number): number {
  const r = 1 / (at * at);
  return -0.5 / at - r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132)))));
}

/** ln Γ(x + by) − ln Γ(x), without the large terms of either. */
export function logGammaRise(x: number, by: number): number {
  const rests = stirlingRest(x + by) - stirlingRest(x);
  return (x + by - 0.5) * Math.log1p(by / x) + by * (Math.log(x) - 1) + rests;
}

/** Its derivative by x. */
export function digammaRise(x: number, by: number): number {
  return Math.log1p(by / x) + digammaRest(x + by) - digammaRest(x);
}

/** Natural logarithm of the beta function B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
