import { expect, test } from "vitest";
import { hypergeometric, logHypergeometric, unitHypergeometric } from "./hypergeometric.ts";
import { digamma, logBeta, logGamma } from "./log-gamma.ts";
import { tricomi } from "./tricomi.ts";

const near = (value: number, exact: number) =>
  expect(Math.abs(value - exact)).toBeLessThan(2e-14 * Math.max(1, Math.abs(exact)));

test.each([
  [1e-3, 6.907178885383853, -1000.5755719318103],
  [0.25, 1.2880225246980774, -4.2274535333762655],
  [1.5, -0.12078223763524522, 0.03648997397857652],
  [3.75, 1.486815578593417, 1.1825373886117962],
  [30.5, 72.9534711841694, 3.401243668961661],
  [12345.678, 103959.91990554606, 9.421020820741761],
])("ln Γ and ψ at %d", (x, logarithm, slope) => {
  near(logGamma(x), logarithm);
  near(digamma(x), slope);
});

test("ln B(2, 3) = −ln 12", () => near(logBeta(2, 3), -Math.log(12)));

test("Gauss's series, also with a negative parameter and where the value is large", () => {
  near(hypergeometric(1, 3.806, 4.474, 1 / 1.1), 5.9225964076127635);
  near(hypergeometric(0.3, -0.2, 2.2, 0.9), 0.9698954237077606);
  near(Math.exp(logHypergeometric(5, 7, 9, 0.99)), 4491574.86449453);
});

test("₂F₁(1, P; C; z) with its derivatives", () => {
  const at = (p: number, c: number, z: number) => Math.log(unitHypergeometric(p, c, z).value);
  const { value, byP, byC, byZ } = unitHypergeometric(2.4, 5.1, 0.7);
  near(value, hypergeometric(1, 2.4, 5.1, 0.7));
  const step = 1e-6;
  expect(byP).toBeCloseTo((at(2.4 + step, 5.1, 0.7) - at(2.4 - step, 5.1, 0.7)) / (2 * step), 8);
  expect(byC).toBeCloseTo((at(2.4, 5.1 + step, 0.7) - at(2.4, 5.1 - step, 0.7)) / (2 * step), 8);
  expect(byZ).toBeCloseTo((at(2.4, 5.1, 0.7 + step) - at(2.4, 5.1, 0.7 - step)) / (2 * step), 8);
});

test.each([
  [0.606, 0.13, 1.3175892706509702],
  [2, 0.5, 1.0770893675162696],
  [1, 0.01, 4.078511443456426],
  [0.05, 3, 0.934282569480949],
])("Ψ(s, s; z) at s = %d, z = %d", (s, z, exact) => {
  expect(Math.abs(tricomi(s, z) / exact - 1)).toBeLessThan(1e-12);
});
