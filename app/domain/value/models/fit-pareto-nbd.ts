import { type Fitted, type Method, maximise, noFit } from "./fit.ts";
import { type Coded, type Histories, meanAge } from "./histories.ts";
import { digamma, logGamma } from "./log-gamma.ts";
import { lifetimeTerm, type ParetoNbd } from "./pareto-nbd.ts";
import { logNormal } from "./priors.ts";

/**
 * Fits Pareto/NBD over (ln r, ln α, ln s, ln β), as a check of the others. Weak priors: ln r and ln s ~ N(ln ½, 1),
 * ln α and ln β ~ N(ln(mean age / 4), 1.5).
 * @returns refused as in `fitBgNbd`
 */
export function fitParetoNbd(histories: Histories, method: Method): Fitted<ParetoNbd> {
  if (histories.customers === 0) return noFit("nobody", "There are no customers.");
  const age = meanAge(histories);
  if (age === 0) return noFit("no-time", "All customers bought for the first time on the last day.");
  const [late, early] = [pairs(histories.x, histories.tx), pairs(histories.x, histories.age)];
  return maximise(
    {
      modelAt: (at) => {
        const [r = 1, alpha = 1, s = 1, beta = 1] = Array.from(at, Math.exp);
        return { r, alpha, s, beta };
      },
      names: ["r", "alpha", "s", "beta"],
      slopes: (at) => Array.from(at, Math.exp),
      logLikelihood: (model, gradient) => logLikelihood(model, histories, late, early, gradient),
      logPrior: (at, tightness, gradient) => {
        const scale = Math.log(age / 4);
        const parts = Array.from(at, (part, index) =>
          index % 2 === 0
            ? logNormal(part, Math.log(0.5), 1 / tightness)
            : logNormal(part, scale, 1.5 / tightness),
        );
        gradient.set(parts.map(({ slope }) => slope));
        return parts.reduce((sum, { value }) => sum + value, 0);
      },
      starts: [
        [0.5, age / 4, 0.5, age / 3],
        [0.7, age / 2, 1.5, age],
      ].map((start) => start.map(Math.log)),
      customers: histories.customers,
    },
    method,
  );
}

/** The combinations of two coded values that occur, and which of them each history has. */
type Pairs = { x: number[]; time: number[]; at: Uint32Array };

function pairs(x: Coded, time: Coded): Pairs {
  const places = new Map<number, number>();
  const made: Pairs = { x: [], time: [], at: new Uint32Array(x.at.length) };
  for (let index = 0; index < x.at.length; index++) {
    const [atX, atTime] = [x.at[index] ?? 0, time.at[index] ?? 0];
    const key = atX * time.values.length + atTime;
    const place = places.get(key) ?? places.size;
    if (place === places.size) {
      places.set(key, place);
      made.x.push(x.values[atX] ?? 0);
      made.time.push(time.values[atTime] ?? 0);
    }
    made.at[index] = place;
  }
  return made;
}

/** ln of a lifetime term, or of the likelihood of the living, and its derivatives by r, α, s and β. */
type Term = { log: number; r: number; alpha: number; s: number; beta: number };

function termAt(model: ParetoNbd, x: number, time: number): Term {
  const { r, alpha, s, beta } = model;
  const { log, series } = lifetimeTerm(model, x, time);
  const [a, b] = [alpha + time, beta + time];
  const [logA, logB] = [Math.log(a), Math.log(b)];
  const { byP, byC, byZ } = series;
  const value = log + Math.log(series.value);
  if (alpha >= beta)
    return {
      log: value,
      r: -logA + byP + byC,
      alpha: -(r + x) / a + (byZ * b) / (a * a),
      s: -logB + byC,
      beta: -s / b - byZ / a,
    };
  return {
    log: value,
    r: -logA + byC,
    alpha: -(r + x - 1) / a - byZ / b,
    s: -logB + byP + byC,
    beta: -(s + 1) / b + (byZ * a) / (b * b),
  };
}

/** Log-likelihood of all histories (Fader and Hardie, note 009, equation 18), and its gradient by the logarithms. */
function logLikelihood(
  model: ParetoNbd,
  { x, age, weight, size, customers }: Histories,
  late: Pairs,
  early: Pairs,
  gradient: Float64Array,
): number {
  const { r, alpha, s, beta } = model;
  const [lates, earlies] = [late, early].map((of) =>
    of.x.map((count, at) => termAt(model, count, of.time[at] ?? 0)),
  );
  const counts = Array.from(x.values, (value) => ({ log: logGamma(r + value), slope: digamma(r + value) }));
  let [sum, byR, byAlpha, byS, byBeta] = [0, 0, 0, 0, 0];
  for (let index = 0; index < size; index++) {
    const [from, to, of] = [
      lates?.[late.at[index] ?? 0],
      earlies?.[early.at[index] ?? 0],
      counts[x.at[index] ?? 0],
    ];
    if (from === undefined || to === undefined || of === undefined) continue;
    const [count, bought, time] = [
      weight[index] ?? 0,
      x.values[x.at[index] ?? 0] ?? 0,
      age.values[age.at[index] ?? 0] ?? 0,
    ];
    const [a, b, all] = [alpha + time, beta + time, r + s + bought];
    const [logA, logB] = [Math.log(a), Math.log(b)];
    const living = -(r + bought) * logA - s * logB;
    const [later, earlier] = [(s / all) * Math.exp(from.log - living), (s / all) * Math.exp(to.log - living)];
    const odds = Math.max(later - earlier, 0);
    const [lost, alive, share] = [odds / (1 + odds), 1 / (1 + odds), 1 / all];
    const mix = (fromSlope: number, toSlope: number) => alive * (later * fromSlope - earlier * toSlope);
    sum += count * (of.log + living + Math.log1p(odds));
    byR += count * (of.slope - alive * logA - lost * share + mix(from.r, to.r));
    byAlpha += count * ((-alive * (r + bought)) / a + mix(from.alpha, to.alpha));
    byS += count * (-alive * logB + lost * (1 / s - share) + mix(from.s, to.s));
    byBeta += count * ((-alive * s) / b + mix(from.beta, to.beta));
  }
  byR += customers * (Math.log(alpha) - digamma(r));
  byAlpha += (customers * r) / alpha;
  byS += customers * Math.log(beta);
  byBeta += (customers * s) / beta;
  gradient.set([r * byR, alpha * byAlpha, s * byS, beta * byBeta]);
  return sum + customers * (r * Math.log(alpha) - logGamma(r) + s * Math.log(beta));
}
