import { type Spread, spreadOf } from "../models/posterior.ts";
import { type Random, randomFrom } from "../models/random.ts";
import { normal90 } from "../shrinkage/distribution.ts";

/** A generator of its own for each name: one more figure changes no draw of another. */
export function randomOf(name: string, seed: number): Random {
  let hash = seed | 0;
  for (let at = 0; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0;
  return randomFrom(hash);
}

/** Widths of an interval of 80 % below and above its amount. */
export type Widths = { below: number; above: number };

/**
 * Draws around nothing with the given widths at 10 and 90 %: a normal with two sides, moved so that its mean is nothing
 * as far as the interval allows.
 */
export function drawsApart({ below, above }: Widths, random: Random, count: number): Float64Array {
  const middle = Math.min(above, Math.max(-below, (-meanShift * (above - below)) / (1 - 2 * meanShift)));
  const sides = { below: (below + middle) / normal90, above: (above - middle) / normal90 };
  return Float64Array.from({ length: count }, () => {
    const z = random.normal();
    return middle + z * (z < 0 ? sides.below : sides.above);
  });
}

/** The mean of the positive half of a standard normal, halved, by its 90 % point. */
const meanShift = 0.3989422804014327 / normal90;

/**
 * Draws of an amount of which the 10, 50 and 90 % points and the mean are known: a normal bent through the three points
 * (Tukey's g), and above the last a tail as long as the mean asks for. What cannot be below nothing never is.
 */
export function drawsThrough(known: Spread, random: Random, count: number): Float64Array {
  const { median, high, mean } = known;
  const low = known.low === 0 ? -atNothing * median : known.low;
  const [below, above] = [Math.max(0, median - low), Math.max(0, high - median)];
  const bend = below > 0 && above > 0 ? clamp(Math.log(above / below) / normal90, mostBent) : mostBent;
  const isStraight = Math.abs(bend) < 1e-6;
  const scale = isStraight ? above / normal90 : (above * bend) / Math.expm1(bend * normal90);
  const least = known.low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const draws = new Float64Array(count);
  const beyond: number[] = [];
  let body = 0;
  for (let at = 0; at < count; at++) {
    const z = random.normal();
    if (z > normal90) beyond.push(at);
    else {
      const moved = isStraight ? scale * z : (scale * Math.expm1(bend * z)) / bend;
      draws[at] = Math.max(least, Math.min(high, median + moved));
      body += draws[at] ?? 0;
    }
  }
  const excess = beyond.map(() => -Math.log(random.uniform()));
  const all = excess.reduce((sum, one) => sum + one, 0);
  const tail = all > 0 ? Math.max(0, (mean * count - body - beyond.length * high) / all) : 0;
  beyond.forEach((place, at) => {
    draws[place] = high + tail * (excess[at] ?? 0);
  });
  return draws;
}

const mostBent = 2.5;

/** A lowest point of exactly nothing has more than its tenth of the draws at it: the curve crosses nothing above it. */
const atNothing = 0.15;

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** What is left of relative widths once a factor with the given draws around 1 was taken out of them. */
export function widthsWithout(whole: Spread, factor: ArrayLike<number>): Spread {
  const { low, median, high } = spreadOf(factor);
  const middle = whole.median / median;
  const left = (all: number, part: number) => Math.sqrt(Math.max(0, all ** 2 - part ** 2));
  const under = middle - left(whole.median - whole.low, median - low);
  return {
    low: whole.low >= 0 ? Math.max(0, under) : under,
    median: middle,
    high: middle + left(whole.high - whole.median, high - median),
    mean: 1,
  };
}
