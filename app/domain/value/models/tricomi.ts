/**
 * Tricomi's confluent function Ψ(s, s; z) = e^z Γ(1 − s, z) for s > 0 and z > 0, by the continued fraction of the
 * incomplete gamma function (Abramowitz and Stegun 6.5.31 and 13.6.28, evaluated after Lentz).
 */
export function tricomi(s: number, z: number): number {
  const a = 1 - s;
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1_000_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return z ** a * fraction;
}
