import * as cephes from "cephes";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { betaCdf, betaQuantile } from "../beta.ts";
import { gammaCdf } from "../shrinkage/distribution.ts";
import { hypergeometric } from "./hypergeometric.ts";
import { digamma, logGamma } from "./log-gamma.ts";

/** Shapes as they occur: from nearly nothing to a busy company's counts. */
const shape = fc.double({ min: 1e-2, max: 2e3, noNaN: true });
const share = fc.double({ min: 1e-2, max: 1 - 1e-2, noNaN: true });

/** cephes itself errs here and there: its incomplete beta says 1 where 7e-10 is left. So the places are the same each time. */
const seed = 7;

beforeAll(() => cephes.compiled);

/** The larger of the relative error and the one beside 1, for logarithms that cross zero. */
function away(value: number, oracle: number): number {
  return Math.abs(value - oracle) / Math.max(1, Math.abs(oracle));
}

test("ln Γ and ψ agree with cephes", () => {
  fc.assert(
    fc.property(shape, (x) => {
      expect(away(logGamma(x), cephes.lgam(x))).toBeLessThan(5e-14);
      expect(away(digamma(x), cephes.psi(x))).toBeLessThan(5e-14);
    }),
    { numRuns: 2_000, seed },
  );
});

test("₂F₁ agrees with cephes over the parameters of the buying models", () => {
  const parameter = fc.double({ min: 0.01, max: 30, noNaN: true });
  // Above .9 cephes turns to a formula of its own that loses digits.
  const z = fc.double({ min: 0, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(parameter, parameter, parameter, z, (a, b, above, at) => {
      const c = b + above;
      const oracle = cephes.hyp2f1(a, b, c, at);
      expect(Math.abs(hypergeometric(a, b, c, at) / oracle - 1)).toBeLessThan(1e-10);
    }),
    { numRuns: 2_000, seed },
  );
});

test("the Beta and Gamma distributions agree with cephes", () => {
  const size = fc.double({ min: 0.2, max: 300, noNaN: true });
  fc.assert(
    fc.property(size, size, share, (a, b, x) => {
      expect(Math.abs(betaCdf(x, a, b) - cephes.incbet(a, b, x))).toBeLessThan(1e-11);
      expect(Math.abs(betaQuantile(x, a, b) - cephes.incbi(a, b, x))).toBeLessThan(1e-10);
      const near = a * (0.5 + x);
      expect(Math.abs(gammaCdf(near, a) - cephes.igam(a, near))).toBeLessThan(1e-10);
    }),
    { numRuns: 1_000, seed },
  );
});
