/** Draws numbers from a seed: the same seed gives the same numbers, on every machine. */
export type Random = {
  /** Uniform on (0, 1), neither end included. */
  uniform: () => number;
  /** Standard normal. */
  normal: () => number;
};

/** A generator of 128 bits of state (xoshiro128**; Blackman and Vigna 2018), filled from a whole number by splitmix32. */
export function randomFrom(seed: number): Random {
  let [a, b, c, d] = splitMix(seed);
  const uniform = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return (result + 0.5) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

function splitMix(seed: number): [number, number, number, number] {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return [next(), next(), next(), next()];
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** Draws from Exponential(rate 1). */
export function exponential({ uniform }: Random): number {
  return -Math.log(uniform());
}

/** Draws from Gamma(shape, rate 1), shape > 0, by Marsaglia and Tsang (2000). */
export function gamma(random: Random, shape: number): number {
  return Math.exp(logOfGamma(random, shape));
}

/** Draws from Beta(a, b), also where both are so small that gamma draws vanish. */
export function beta(random: Random, a: number, b: number): number {
  const difference = logOfGamma(random, b) - logOfGamma(random, a);
  return 1 / (1 + Math.exp(difference));
}

function logOfGamma(random: Random, shape: number): number {
  if (shape < 1) return logOfGamma(random, shape + 1) + Math.log(random.uniform()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = random.normal();
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(random.uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v))
      return Math.log(d * v);
  }
}
