/** Ids as four words of four bytes each, so that two are compared in the order that PostgreSQL has for them. */
export type Words = [number, number, number, number];

/** The words of the id whose bytes begin at `at`, written over those of another. */
export function readWords(into: Words, bytes: DataView, at: number): Words {
  for (let word = 0; word < 4; word++) into[word] = bytes.getUint32(at + 4 * word);
  return into;
}

/** Negative where the first comes before the other, 0 where they are the same. */
export function compareWords(one: Words, other: Words): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || one[3] - other[3];
}

/**
 * Goes along ascending ids beside others that come in ascending order too.
 * @returns what says at which place an id stands first; −1 where it does not
 */
export function following(ids: readonly Words[]): (id: Words) => number {
  let place = 0;
  return (id) => {
    for (let at = ids[place]; at !== undefined; at = ids[++place]) {
      const order = compareWords(at, id);
      if (order >= 0) return order === 0 ? place : -1;
    }
    return -1;
  };
}
