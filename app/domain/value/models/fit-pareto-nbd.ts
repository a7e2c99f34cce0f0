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
  const late = withTerms(pairs(histories.x, histories.tx));
  const early = withTerms(pairs(histories.x, histories.age));
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
      limit: "everybody buys at the same rate, or is lost at the same one",
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

/** The terms of combinations in columns, written anew for each model: of large bases they would be objects without number. */
type Terms = Record<keyof Term, Float64Array>;

function withTerms(of: Pairs): Pairs & { terms: Terms } {
  const column = () => new Float64Array(of.x.length);
  return { ...of, terms: { log: column(), r: column(), alpha: column(), s: column(), beta: column() } };
}

function fill(terms: Terms, model: ParetoNbd, { x, time }: Pairs): void {
  for (let at = 0; at < x.length; at++) {
    const { log, r, alpha, s, beta } = termAt(model, x[at] ?? 0, time[at] ?? 0);
    terms.log[at] = log;
    terms.r[at] = r;
    terms.alpha[at] = alpha;
    terms.s[at] = s;
    terms.beta[at] = beta;
  }
}

/** Log-likelihood of all histories (Fader and Hardie, note 009, equation 18), and its gradient by the logarithms. */
function logLikelihood(
  model: ParetoNbd,
  { x, age, weight, size, customers }: Histories,
  late: Pairs & { terms: Terms },
  early: Pairs & { terms: Terms },
  gradient: Float64Array,
): number {
  const { r, alpha, s, beta } = model;
  for (const side of [late, early]) fill(side.terms, model, side);
  const [lates, earlies] = [late.terms, early.terms];
  const counts = Array.from(x.values, (value) => ({ log: logGamma(r + value), slope: digamma(r + value) }));
  let [sum, byR, byAlpha, byS, byBeta] = [0, 0, 0, 0, 0];
  for (let index = 0; index < size; index++) {
    const [from, to, of] = [late.at[index] ?? 0, early.at[index] ?? 0, counts[x.at[index] ?? 0]];
    if (of === undefined) continue;
    const [count, bought, time] = [
      weight[index] ?? 0,
      x.values[x.at[index] ?? 0] ?? 0,
      age.values[age.at[index] ?? 0] ?? 0,
    ];
    const [a, b, all] = [alpha + time, beta + time, r + s + bought];
    const [logA, logB] = [Math.log(a), Math.log(b)];
    const living = -(r + bought) * logA - s * logB;
    const later = (s / all) * Math.exp((lates.log[from] ?? 0) - living);
    const earlier = (s / all) * Math.exp((earlies.log[to] ?? 0) - living);
    const odds = Math.max(later - earlier, 0);
    const [lost, alive, share] = [odds / (1 + odds), 1 / (1 + odds), 1 / all];
    const mix = (by: Exclude<keyof Term, "log">) =>
      alive * (later * (lates[by][from] ?? 0) - earlier * (earlies[by][to] ?? 0));
    sum += count * (of.log + living + Math.log1p(odds));
    byR += count * (of.slope - alive * logA - lost * share + mix("r"));
    byAlpha += count * ((-alive * (r + bought)) / a + mix("alpha"));
    byS += count * (-alive * logB + lost * (1 / s - share) + mix("s"));
    byBeta += count * ((-alive * s) / b + mix("beta"));
  }
  byR += customers * (Math.log(alpha) - digamma(r));
  byAlpha += (customers * r) / alpha;
  byS += customers * Math.log(beta);
  byBeta += (customers * s) / beta;
  gradient.set([r * byR, alpha * byAlpha, s * byS, beta * byBeta]);
  return sum + customers * (r * Math.log(alpha) - logGamma(r) + s * Math.log(beta));
}
