import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import type { Fitted } from "../models/fit.ts";
import type { Histories } from "../models/histories.ts";
import type { SpendModels } from "../parameters/parameters.ts";
import { firstOrder, type Uncertainty } from "./company-total.ts";
import type { CustomerColumns } from "./customer-columns.ts";
import { historiesOf, spendGroupsOf } from "./customer-histories.ts";
import {
  drawModels,
  drawSpending,
  type FittedModels,
  fullDraws,
  type ObservedCustomer,
  pointsOf,
} from "./draw-spending.ts";
import { cardOf, fitBuying, fitSpend } from "./fit-customers.ts";
import { laps } from "./laps.ts";
import { type Ahead, type ScoreTable, scoreTable } from "./score-table.ts";
import { multiplesOf, quantilesAt, spendingGrid } from "./spending-grid.ts";
import type { ModelCard } from "./valuation.ts";

/** Customers, and how far ahead to look. `card`: models that were fitted before, to be used again. */
export type NumberTask = { customers: CustomerColumns; ahead: Ahead; card: ModelCard | null };

/** The 10, 50 and 90 % points of each customer in minor units of revenue, where all were drawn one by one. */
export type Points = { low: Float64Array; median: Float64Array; high: Float64Array };

/** All that is needed to score customers by their columns. */
export type Scores = {
  table: ScoreTable;
  /** Of each pair of the table the multiples at `quantilesAt`, one after the other; null where all are drawn. */
  multiples: Float64Array | null;
  points: Points | null;
  uncertainty: Uncertainty;
};

/** `took`: how long each part was, in milliseconds. */
export type NumberResult = { card: ModelCard; scores: Scores | null; took: [part: string, ms: number][] };

/** Up to this many customers each one is drawn by their own history; above it, spending is read off a grid. */
const mostDrawn = 200;
const sampleForTotals = 1_000;
const gridDraws = 400;

/** From this many customers on the buying models are fitted at the same time. */
const manyToFit = 20_000;

/** Fits MBG/NBD somewhere else, while BG/NBD is fitted here. */
export type FitApart = (histories: Histories) => Promise<Fitted<BgNbd>>;

/** Fits the models to customers and makes the tables by which each of them is scored. */
export async function workOutNumbers(
  { customers, ahead, card }: NumberTask,
  fitApart: FitApart,
): Promise<NumberResult> {
  const took: NumberResult["took"] = [];
  const lap = laps((part, ms) => took.push([part, ms]));
  const histories = historiesOf(customers);
  lap("combinations");
  const known = card ?? (await fitAll(customers, histories, fitApart));
  lap("fit");
  return { card: known, scores: scoresOf(modelsOf(known), customers, histories, { ahead, lap }), took };
}

async function fitAll(
  customers: CustomerColumns,
  histories: Histories,
  fitApart: FitApart,
): Promise<ModelCard> {
  const apart = customers.size >= manyToFit ? fitApart(histories) : null;
  const groups = spendGroupsOf(customers);
  const [here, spend] = [fitBuying("bg-nbd", histories), fitSpend(groups)];
  const other = apart === null ? fitBuying("mbg-nbd", histories) : await apart;
  return cardOf(histories, groups, { buying: [here, other], spend });
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
  customers: CustomerColumns,
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
  return { table, multiples, points: null, uncertainty };
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

function drawAll(models: readonly SpendModels[], customers: CustomerColumns, ahead: Ahead) {
  const sums = { ahead: new Float64Array(models.length), year: new Float64Array(models.length) };
  const column = () => new Float64Array(customers.size);
  const points: Points = { low: column(), median: column(), high: column() };
  const known = new Map<string, { at: ReturnType<typeof pointsOf>; copies: number }>();
  for (let index = 0; index < customers.size; index++) {
    const customer = customerAt(customers, index);
    const name = Object.values(customer).join(" ");
    const twin = known.get(name);
    const draws = drawSpending(customer, models, ahead, twin?.copies ?? 0);
    for (const [draw, spent] of draws.ahead.entries()) {
      sums.ahead[draw] = (sums.ahead[draw] ?? 0) + spent;
      sums.year[draw] = (sums.year[draw] ?? 0) + (draws.year[draw] ?? 0);
    }
    const at = twin?.at ?? pointsOf(draws.ahead);
    known.set(name, { at, copies: (twin?.copies ?? 0) + 1 });
    [points.low[index], points.median[index], points.high[index]] = at;
  }
  return { points, uncertainty: { method: "drawn", ...sums } as const };
}

/** One customer of the columns. */
export function customerAt(customers: CustomerColumns, index: number): ObservedCustomer {
  return {
    repeats: customers.repeats[index] ?? 0,
    recencyDays: customers.recencyDays[index] ?? 0,
    ageDays: customers.ageDays[index] ?? 0,
    paid: customers.paid[index] ?? 0,
    paidMinor: customers.paidMinor[index] ?? 0,
  };
}

/** Every so many-eth customer. */
function sampleOf(customers: CustomerColumns): ObservedCustomer[] {
  const count = Math.min(customers.size, sampleForTotals);
  return Array.from({ length: count }, (_, index) =>
    customerAt(customers, Math.floor(((index + 0.5) * customers.size) / count)),
  );
}
