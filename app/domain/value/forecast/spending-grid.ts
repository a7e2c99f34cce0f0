import { outlived } from "../models/bg-nbd-likelihood.ts";
import { expectedSpend } from "../models/gamma-gamma.ts";
import { weeksPerMonth } from "../models/horizon.ts";
import { beta, gamma, type Random, randomFrom } from "../models/random.ts";
import { drawPurchases } from "../models/simulate-future.ts";
import type { SpendModels } from "../parameters/parameters.ts";
import type { FittedModels } from "./draw-spending.ts";
import { type Ahead, anyIfAlive, purchasesIfAlive } from "./score-table.ts";

/** Where the quantiles of spending stand: at 0, 0.02 … 1. */
export const quantilesAt = Array.from({ length: 51 }, (_, step) => step / 50);

/**
 * How spending of somebody who buys at all within the horizon spreads, as multiples of its mean, on a grid over repeat
 * purchases and age. Between the nodes it is interpolated: multiples change slowly, the means themselves are exact.
 */
export type SpendingGrid = { repeats: number[]; ageDays: number[]; nodes: Float64Array[] };

const draws = 1_000;
const [mostRepeats, mostAges] = [12, 4];

/** Draws the grid for all pairs that occur; the same for the same models. */
export function spendingGrid(
  fitted: FittedModels,
  models: readonly SpendModels[],
  pairs: readonly { repeats: number; ageDays: number }[],
  ahead: Ahead,
): SpendingGrid {
  const repeats = spreadOut(
    pairs.map((pair) => pair.repeats),
    mostRepeats,
    1,
  );
  const ageDays = spreadOut(
    pairs.map((pair) => pair.ageDays),
    mostAges,
    7,
  );
  const nodes = repeats.flatMap((x) =>
    ageDays.map((age) => multiplesAt(fitted, models, { repeats: x, ageDays: age }, ahead)),
  );
  return { repeats, ageDays, nodes };
}

/** All values where they are few; else the lowest, the highest, and others between them evenly over their logarithms. */
function spreadOut(values: readonly number[], most: number, unit: number): number[] {
  const distinct = [...new Set(values)].sort((one, other) => one - other);
  const [low = 0, high = 0] = [distinct[0], distinct.at(-1)];
  if (distinct.length <= most) return distinct;
  const step = Math.log((high + unit) / (low + unit)) / (most - 1);
  const chosen = Array.from({ length: most }, (_, index) =>
    Math.round((low + unit) * Math.exp(step * index) - unit),
  );
  return [...new Set(chosen)];
}

/** Quantiles of spending given that there is any, as multiples of its mean by the models as fitted. */
function multiplesAt(
  { buying, spend }: FittedModels,
  models: readonly SpendModels[],
  pair: { repeats: number; ageDays: number },
  ahead: Ahead,
): Float64Array {
  const random = randomFrom(pair.repeats * 100_003 + pair.ageDays);
  const { p, q, gamma: scale } = spend.model;
  const paidMinor = (pair.repeats * p * scale) / (q - 1);
  const amount = expectedSpend(spend.model, {
    x: pair.repeats,
    mean: pair.repeats === 0 ? 0 : paidMinor / pair.repeats,
  });
  const any = anyIfAlive(buying.model, pair, ahead.months * weeksPerMonth);
  const mean = (amount * purchasesIfAlive(buying.model, pair, ahead)) / any;
  const worthOfMonth = Float64Array.from({ length: ahead.months + 1 }, (_, month) => ahead.monthly ** month);
  const known = { ...pair, paidMinor, worthOfMonth };
  const sums = Float64Array.from(
    { length: draws },
    (_, index) => drawGivenAny(random, models[index % models.length] as SpendModels, known) / mean,
  ).sort();
  return Float64Array.from(quantilesAt, (at) => interpolated(sums, at * (sums.length - 1)));
}

/**
 * Draws spending of somebody who is still there and buys at least once: first when, then their rate given that. Amounts of
 * one month are drawn as their sum, Gamma(n·p), as all of them are worth the same.
 */
function drawGivenAny(
  random: Random,
  { purchases: { variant, r, alpha, a, b }, spend }: SpendModels,
  { repeats, ageDays, paidMinor, worthOfMonth }: NodeOfGrid,
): number {
  const months = worthOfMonth.length - 1;
  const [now, last, shape] = [alpha + ageDays / 7, months * weeksPerMonth, r + repeats];
  const any = -Math.expm1(shape * Math.log(now / (now + last)));
  const first = Math.min(now * Math.expm1(-Math.log1p(-any * random.uniform()) / shape), last);
  const rate = gamma(random, shape + 1) / (now + first);
  const loss = beta(random, a, b + outlived(variant, repeats));
  const worth = gamma(random, spend.p * repeats + spend.q) / (spend.gamma + paidMinor);
  let [month, purchases, sum] = [monthOf(first, months), 1, 0];
  const endMonth = () => gamma(random, purchases * spend.p) * (worthOfMonth[month] ?? 0);
  if (random.uniform() >= loss)
    drawPurchases(random, { rate, loss }, last - first, (after) => {
      const next = monthOf(first + after, months);
      if (next !== month) {
        sum += endMonth();
        [month, purchases] = [next, 0];
      }
      purchases += 1;
    });
  return (sum + endMonth()) / worth;
}

/** A node with what money at the end of each month ahead is worth at its beginning. */
type NodeOfGrid = { repeats: number; ageDays: number; paidMinor: number; worthOfMonth: Float64Array };

function monthOf(after: number, months: number): number {
  return Math.min(Math.ceil(after / weeksPerMonth), months);
}

/** The multiples of a pair, between the four nodes around it. */
export function multiplesOf(grid: SpendingGrid, pair: { repeats: number; ageDays: number }): Float64Array {
  const [x, toX] = placeIn(grid.repeats, pair.repeats, 1);
  const [age, toAge] = placeIn(grid.ageDays, pair.ageDays, 7);
  const node = (i: number, j: number) => {
    const [atX, atAge] = [Math.min(i, grid.repeats.length - 1), Math.min(j, grid.ageDays.length - 1)];
    return grid.nodes[atX * grid.ageDays.length + atAge] ?? new Float64Array(quantilesAt.length);
  };
  const corners = [node(x, age), node(x, age + 1), node(x + 1, age), node(x + 1, age + 1)];
  const weights = [(1 - toX) * (1 - toAge), (1 - toX) * toAge, toX * (1 - toAge), toX * toAge];
  return Float64Array.from(quantilesAt, (_, index) =>
    corners.reduce((sum, corner, at) => sum + (weights[at] ?? 0) * (corner[index] ?? 0), 0),
  );
}

function placeIn(values: readonly number[], value: number, unit: number): [below: number, toNext: number] {
  let below = 0;
  while (below < values.length - 2 && (values[below + 1] ?? 0) <= value) below += 1;
  const [low, high] = [values[below] ?? 0, values[below + 1] ?? values[below] ?? 0];
  if (high <= low) return [below, 0];
  const at = Math.log((value + unit) / (low + unit)) / Math.log((high + unit) / (low + unit));
  return [below, Math.min(1, Math.max(0, at))];
}

function interpolated(values: Float64Array, place: number): number {
  const below = Math.min(Math.floor(place), values.length - 1);
  const [low, high] = [values[below] ?? 0, values[below + 1] ?? values[below] ?? 0];
  return low + (place - below) * (high - low);
}
