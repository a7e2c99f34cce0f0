import { randomFrom } from "../models/random.ts";

/** What a coalition achieves. `isIn[i]` is 1 where player i takes part. The same array is used for every call. */
export type CoalitionWorth = (isIn: Readonly<Uint8Array>) => number;

/** Up to here every coalition is looked at. */
export const mostForExact = 12;

/**
 * What each player adds, averaged over all orders in which they could have come (Shapley 1953). Exact up to 12 players;
 * above, over sampled orders and their reverses. Either way the shares add up to what all achieve together.
 * @param settings the seed of the orders
 * @returns one share a player, in the unit of `worth`
 */
export function shapley(players: number, worth: CoalitionWorth, settings: { seed: number }): number[] {
  return players <= mostForExact ? exact(players, worth) : sampled(players, worth, settings.seed);
}

/** φ_i = Σ_S |S|!(n−|S|−1)!/n! · [v(S∪i) − v(S)] over the coalitions S without i. */
function exact(players: number, worth: CoalitionWorth): number[] {
  const isIn = new Uint8Array(players);
  const values = Float64Array.from({ length: 2 ** players }, (_, coalition) => {
    for (let player = 0; player < players; player++) isIn[player] = (coalition >> player) & 1;
    return worth(isIn);
  });
  const weights = weightsBySize(players);
  return Array.from({ length: players }, (_, player) => {
    let share = 0;
    for (const [coalition, value] of values.entries()) {
      if ((coalition >> player) & 1) continue;
      share += (weights[sizeOf(coalition)] ?? 0) * ((values[coalition | (1 << player)] ?? 0) - value);
    }
    return share;
  });
}

/** |S|!(n−|S|−1)!/n! by |S|. */
function weightsBySize(players: number): number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size++)
    weights.push(((weights[size - 1] ?? 0) * size) / (players - size));
  return weights;
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let left = coalition; left > 0; left &= left - 1) size++;
  return size;
}

function sampled(players: number, worth: CoalitionWorth, seed: number): number[] {
  const random = randomFrom(seed);
  const pairs = Math.max(25, Math.min(1_000, Math.floor(1e7 / players ** 2)));
  const sums = new Float64Array(players);
  const isIn = new Uint8Array(players);
  const walk = (order: readonly number[]) => {
    isIn.fill(0);
    let before = worth(isIn);
    for (const player of order) {
      isIn[player] = 1;
      const after = worth(isIn);
      sums[player] = (sums[player] ?? 0) + after - before;
      before = after;
    }
  };
  const order = Array.from({ length: players }, (_, player) => player);
  for (let pair = 0; pair < pairs; pair++) {
    shuffle(order, random.uniform);
    walk(order);
    walk(order.toReversed());
  }
  return Array.from(sums, (sum) => sum / (2 * pairs));
}

/** Fisher and Yates. */
function shuffle(order: number[], uniform: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
}
