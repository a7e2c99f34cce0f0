const order = 16;

/** Zeros of the Legendre polynomial of degree 16 on (−1, 1) with their weights, by Newton's method. */
const nodes = Array.from({ length: order }, (_, index) => {
  let at = Math.cos((Math.PI * (index + 0.75)) / (order + 0.5));
  let slope = 1;
  for (let step = 0; step < 20; step++) {
    let [before, now] = [1, at];
    for (let degree = 2; degree <= order; degree++)
      [before, now] = [now, ((2 * degree - 1) * at * now - (degree - 1) * before) / degree];
    slope = (order * (at * now - before)) / (at * at - 1);
    at -= now / slope;
  }
  return { at, weight: 2 / ((1 - at * at) * slope * slope) };
});

/** ∫ f over [from, to] by Gauss–Legendre quadrature of 16 points on each of `panels` equal parts. */
export function integrate(f: (at: number) => number, from: number, to: number, panels: number): number {
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    for (const { at, weight } of nodes) sum += weight * f(middle + half * at);
  }
  return sum * half;
}
