/**
 * How a customer bought, as buying models see it: `x` repeat purchases (the first is not counted), the last of them
 * `tx` after the first purchase (0 where x = 0), observed until `age` after it. Times in weeks of exact days / 7.
 */
export type History = { x: number; tx: number; age: number };

/** What one customer spent: mean amount of `x` repeat purchases with a positive amount, in any one money unit. */
export type Spend = { x: number; mean: number };

/** Values that occur, each once, and which of them each combination has. */
export type Coded = { values: Float64Array; at: Uint32Array };

/**
 * Histories of many customers as distinct combinations with the number of customers that have each, so that the cost
 * of a likelihood grows with combinations, and of its special functions with distinct values.
 */
export type Histories = {
  customers: number;
  /** Number of distinct combinations; the length of `weight` and of each `at`. */
  size: number;
  x: Coded;
  tx: Coded;
  age: Coded;
  weight: Float64Array;
};

/** A value with the whole number of customers that have it; one where nothing is said. */
export type Weighted<Value> = Value & { weight?: number };

/** Groups histories into distinct combinations; `placeOf` says which of them each history went to. */
export function groupHistories(all: readonly Weighted<History>[]): Histories & { placeOf: Uint32Array } {
  const [x, tx, age] = [
    code(all.map((one) => one.x)),
    code(all.map((one) => one.tx)),
    code(all.map((one) => one.age)),
  ];
  const places = new Map<number, number>();
  const firsts: number[] = [];
  const counted: number[] = [];
  const placeOf = new Uint32Array(all.length);
  let customers = 0;
  for (let index = 0; index < all.length; index++) {
    const [atX, atTx, atAge] = [x.at[index] ?? 0, tx.at[index] ?? 0, age.at[index] ?? 0];
    const key = (atX * tx.values.length + atTx) * age.values.length + atAge;
    const place = places.get(key) ?? firsts.length;
    if (place === firsts.length) {
      places.set(key, place);
      firsts.push(index);
    }
    const weight = all[index]?.weight ?? 1;
    customers += weight;
    counted[place] = (counted[place] ?? 0) + weight;
    placeOf[index] = place;
  }
  const pick = ({ values, at }: Coded) => ({
    values,
    at: Uint32Array.from(firsts, (index) => at[index] ?? 0),
  });
  return {
    customers,
    placeOf,
    size: firsts.length,
    x: pick(x),
    tx: pick(tx),
    age: pick(age),
    weight: Float64Array.from(counted),
  };
}

/** The histories of a group again, one for each distinct combination. */
export function distinctHistories(histories: Histories): (History & { weight: number })[] {
  const of = ({ values, at }: Coded, index: number) => values[at[index] ?? 0] ?? 0;
  return Array.from({ length: histories.size }, (_, index) => ({
    x: of(histories.x, index),
    tx: of(histories.tx, index),
    age: of(histories.age, index),
    weight: histories.weight[index] ?? 0,
  }));
}

/** Mean time observed, in weeks, over customers. */
export function meanAge({ age, weight, customers }: Histories): number {
  const sum = weight.reduce((total, one, index) => total + one * (age.values[age.at[index] ?? 0] ?? 0), 0);
  return sum / customers;
}

function code(all: readonly number[]): Coded {
  const places = new Map<number, number>();
  const at = Uint32Array.from(all, (value) => {
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, places.size);
    return places.size - 1;
  });
  return { values: Float64Array.from(places.keys()), at };
}
