import type { Histories } from "../models/histories.ts";
import type { SpendModels } from "../parameters/parameters.ts";
import { firstOrder, type Uncertainty } from "./company-total.ts";
import {
  drawModels,
  drawSpending,
  type FittedModels,
  fullDraws,
  type ObservedCustomer,
  pointsOf,
} from "./draw-spending.ts";
import { fitCustomers } from "./fit-customers.ts";
import { laps } from "./laps.ts";
import { historiesOf, type PackedCustomers, spendGroupsOf, unpackCustomers } from "./packed-customers.ts";
import { type Ahead, type ScoreTable, scoreTable } from "./score-table.ts";
import { multiplesOf, quantilesAt, spendingGrid } from "./spending-grid.ts";
import type { ModelCard } from "./valuation.ts";

/** Packed customers, and how far ahead to look. `card`: models that were fitted before, to be used again. */
export type NumberTask = { packed: Uint8Array; ahead: Ahead; card: ModelCard | null };

/** The interval of each customer, in minor units of revenue, where all were drawn one by one. */
export type Spreads = {
  repeats: Int32Array;
  recencyDays: Int32Array;
  ageDays: Int32Array;
  paid: Int32Array;
  paidMinor: Float64Array;
  low: Float64Array;
  median: Float64Array;
  high: Float64Array;
};

/** All that is needed to score customers by their columns. */
export type Scores = {
  table: ScoreTable;
  /** Of each pair of the table the multiples at `quantilesAt`, one after the other; null where all are drawn. */
  multiples: Float64Array | null;
  spreads: Spreads | null;
  uncertainty: Uncertainty;
};

/** `took`: how long each part was, in milliseconds. */
export type NumberResult = { card: ModelCard; scores: Scores | null; took: [part: string, ms: number][] };

/** Up to this many customers each one is drawn by their own history; above it, spending is read off a grid. */
const mostDrawn = 200;
const sampleForTotals = 1_000;
const gridDraws = 400;

/** Fits the models to packed customers and makes the tables from which SQL scores each of them. */
export function workOutNumbers({ packed, ahead, card }: NumberTask): NumberResult {
  const took: NumberResult["took"] = [];
  const lap = laps((part, ms) => took.push([part, ms]));
  const customers = unpackCustomers(packed);
  const histories = historiesOf(customers);
  lap("combinations");
  const known = card ?? fitCustomers(histories, spendGroupsOf(customers)).card;
  lap("fit");
  return { card: known, scores: scoresOf(modelsOf(known), customers, histories, { ahead, lap }), took };
}

/** The models of a card, as they can be drawn around their fit; null where one of them was not fitted. */
export function modelsOf({ buying, spend }: ModelCard): FittedModels | null {
  if (buying.state === "refused" || spend.state === "refused") return null;
  const fit = { kind: "fitted" } as const;
  return {
    buying: { ...fit, ...buying, model: { variant: buying.variant, ...buying.parameters } },
    spend: { ...fit, ...spend, model: spend.parameters },
  };
}

function scoresOf(
  models: FittedModels | null,
  customers: PackedCustomers,
  histories: Histories,
  { ahead, lap }: { ahead: Ahead; lap: (part: string) => void },
): Scores | null {
  if (models === null) return null;
  const pairs = pairsOf(histories);
  const table = scoreTable(models.buying.model, pairs, ahead);
  lap("table of scores");
  if (customers.size <= mostDrawn)
    return { table, multiples: null, ...drawAll(drawModels(models, fullDraws), customers, ahead) };
  const grid = spendingGrid(models, drawModels(models, gridDraws), pairs, ahead);
  const multiples = new Float64Array(pairs.length * quantilesAt.length);
  for (const [index, pair] of pairs.entries())
    multiples.set(multiplesOf(grid, pair), index * quantilesAt.length);
  lap("grid of spending");
  const uncertainty = firstOrder(models, sampleOf(customers), ahead);
  lap("company total");
  return { table, multiples, spreads: null, uncertainty };
}

function pairsOf({ x, age, size }: Histories): { repeats: number; ageDays: number }[] {
  const keys = new Set<number>();
  for (let index = 0; index < size; index++)
    keys.add((x.at[index] ?? 0) * age.values.length + (age.at[index] ?? 0));
  return [...keys].map((key) => ({
    repeats: x.values[Math.floor(key / age.values.length)] ?? 0,
    ageDays: Math.round((age.values[key % age.values.length] ?? 0) * 7),
  }));
}

function drawAll(models: readonly SpendModels[], customers: PackedCustomers, ahead: Ahead) {
  const sums = { ahead: new Float64Array(models.length), year: new Float64Array(models.length) };
  const points = new Map<
    string,
    { customer: ObservedCustomer; at: [number, number, number]; copies: number }
  >();
  for (let index = 0; index < customers.size; index++) {
    const customer = customerAt(customers, index);
    const name = Object.values(customer).join(" ");
    const known = points.get(name);
    const draws = drawSpending(customer, models, ahead, known?.copies ?? 0);
    for (const [draw, spent] of draws.ahead.entries()) {
      sums.ahead[draw] = (sums.ahead[draw] ?? 0) + spent;
      sums.year[draw] = (sums.year[draw] ?? 0) + (draws.year[draw] ?? 0);
    }
    if (known === undefined) points.set(name, { customer, at: pointsOf(draws.ahead), copies: 1 });
    else known.copies += 1;
  }
  return { spreads: spreadsOf([...points.values()]), uncertainty: { method: "drawn", ...sums } as const };
}

function spreadsOf(points: readonly { customer: ObservedCustomer; at: [number, number, number] }[]): Spreads {
  const whole = (of: (customer: ObservedCustomer) => number) =>
    Int32Array.from(points, ({ customer }) => of(customer));
  return {
    repeats: whole(({ repeats }) => repeats),
    recencyDays: whole(({ recencyDays }) => recencyDays),
    ageDays: whole(({ ageDays }) => ageDays),
    paid: whole(({ paid }) => paid),
    paidMinor: Float64Array.from(points, ({ customer }) => customer.paidMinor),
    low: Float64Array.from(points, ({ at }) => at[0]),
    median: Float64Array.from(points, ({ at }) => at[1]),
    high: Float64Array.from(points, ({ at }) => at[2]),
  };
}

function customerAt(customers: PackedCustomers, index: number): ObservedCustomer {
  return {
    repeats: customers.repeats[index] ?? 0,
    recencyDays: customers.recencyDays[index] ?? 0,
    ageDays: customers.ageDays[index] ?? 0,
    paid: customers.paid[index] ?? 0,
    paidMinor: customers.paidMinor[index] ?? 0,
  };
}

/** Every so many-eth customer. */
function sampleOf(customers: PackedCustomers): ObservedCustomer[] {
  const count = Math.min(customers.size, sampleForTotals);
  return Array.from({ length: count }, (_, index) =>
    customerAt(customers, Math.floor(((index + 0.5) * customers.size) / count)),
  );
}
