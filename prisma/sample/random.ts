/** Numbers that look random and are the same for the same seed and label. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next: () => number;
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number;
  shuffled: <T>(things: readonly T[]) => T[];
};

/** A stream of its own for each label: a change to one part of the company leaves the others as they are. */
export function randomFor(seed: number, label: string): Random {
  let state = [...label].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed);
  const next = () => {
    // mulberry32, by Tommy Ettinger; public domain
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const shuffled = <T>(things: readonly T[]) =>
    things
      .map((thing) => ({ thing, place: next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ thing }) => thing);
  return { next, between, shuffled };
}
