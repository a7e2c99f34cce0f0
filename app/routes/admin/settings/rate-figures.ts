import type { RateForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import type { Distribution } from "#app/domain/value/shrinkage/distribution.ts";

type Known = Pick<RateForPages, "mean" | "low" | "high"> & { prior: Distribution };

/** A rate as people read it: a share in per cent, a count, an effect. */
export function rateNumber(value: number, { family }: Distribution): string {
  if (family === "beta") return `${percent(value)} %`;
  return plain(value);
}

/** The range of 80 %: `30 to 70 %`. */
export function rateBounds({ low, high, prior }: Known): string {
  return prior.family === "beta"
    ? `${percent(low)} to ${percent(high)} %`
    : `${plain(low)} to ${plain(high)}`;
}

/** The same as a sentence. */
export function rateRange({ low, high, prior }: Known): string {
  if (prior.family !== "beta") return `80 % between ${plain(low)} and ${plain(high)}`;
  return `80 % between ${percent(low)} and ${percent(high)} %`;
}

/** How much own data counts beside what is assumed: `62 % from own data`. */
export function ownShareWords(ownShare: number): string {
  return ownShare === 0 ? "nothing seen here yet" : `${percent(ownShare)} % from own data`;
}

/** The two numbers of what is assumed, as they are typed. */
export function shapeOf(of: Distribution): [string, string] {
  if (of.family === "beta") return [String(of.alpha), String(of.beta)];
  return of.family === "gamma"
    ? [String(of.shape), String(of.rate)]
    : [String(of.mean), String(of.deviation)];
}

/** The names of these two numbers. */
export const shapeLabels: Readonly<Record<Distribution["family"], readonly [string, string]>> = {
  beta: ["Counts for it (α)", "Counts against it (β)"],
  gamma: ["Counted (shape)", "On so many occasions (rate)"],
  normal: ["Most likely effect (mean)", "Give or take (deviation)"],
};

/** A share in per cent: `62 %`. */
export function shareNumber(share: number): string {
  return `${percent(share)} %`;
}

function percent(share: number): string {
  const value = 100 * share;
  return value !== 0 && Math.abs(value) < 10
    ? String(Number(value.toPrecision(2)))
    : String(Math.round(value));
}

function plain(value: number): string {
  return String(Number(value.toPrecision(2))).replace("-", "−");
}
